// Projects for tests of the Annotate workspace: five drawn scenes without labels, painted in the window.
#pragma once

#include "core/project/project_files.h"
#include "tests/support/annotate_window.h"

#include <QDirIterator>

namespace sdw::test {

class AnnotateProjects {
protected:
    const cv::Size kSize{320, 240}; ///< of the scenes

    /// Once, before the first window.
    void makeScenes()
    {
        m_scenes = m_home.scenes();
        // A folder of pictures without labels: what is painted is all there is.
        QVERIFY(QDir().mkpath(plain()));
        QDirIterator pictures(m_scenes + QStringLiteral("/images"), {QStringLiteral("*.png")}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (pictures.hasNext()) {
            pictures.next();
            QVERIFY(QFile::copy(pictures.filePath(), plain() + QLatin1Char('/') + pictures.fileName()));
        }
    }
    void openWindow()
    {
        QSettings().clear();
        m_work = std::make_unique<AnnotateWindow>();
    }

    QString plain() const { return m_home.file(QStringLiteral("plain")); }
    bool openPlain() { return openWithClasses(plain()); }
    /// A new project over pictures without labels, with some classes.
    bool openWithClasses(const QString& pictures)
    {
        const QString folder = m_home.file(QStringLiteral("project%1").arg(m_projects++));
        const ClassList classes{{"sky", {90, 160, 230}, 0},
                                {"grass", {60, 160, 60}, 1},
                                {"road", {120, 120, 120}, 2},
                                {"house", {200, 60, 60}, 3}};
        m_work->window().session().create({.name = QStringLiteral("test"),
                                           .folder = folder,
                                           .data = pictures,
                                           .classes = classes,
                                           .classesFromData = false});
        if (!m_work->show()) return false;
        m_work->canvas().setFocus();
        return m_work->document() != nullptr;
    }
    /// A project whose first image is labelled, saved and closed.
    QString paintedProject()
    {
        if (!openPlain()) return {};
        m_work->drag(80, 100, 120, 100);
        const QString folder = ui::fromPath(m_work->window().session().opened()->folder);
        m_work->window().close();
        m_work = std::make_unique<AnnotateWindow>();
        return folder;
    }
    /// Where the labels of its first image lie.
    AnnotationFiles filesOf(const QString& folder) const
    {
        return annotationFiles(ui::toPath(folder), "plain/scene_000.png");
    }

    OwnHome m_home;
    QString m_scenes; ///< a data set of them, labelled
    int m_projects = 0;
    std::unique_ptr<AnnotateWindow> m_work;
};

} // namespace sdw::test
