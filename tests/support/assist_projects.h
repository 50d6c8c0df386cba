// Projects for tests of the model's help: drawn scenes without labels, whose truth the test knows, in a project with
// the demo's classes, for which the weights that come with the program were trained.
#pragma once

#include "core/base/image_io.h"
#include "core/demo/demo_classes.h"
#include "core/interactive/click_simulator.h"
#include "tests/support/annotate_projects.h"

namespace sdw::test {

/// Two masks of one size: not 0 at the same places.
inline bool samePixelsOf(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::countNonZero((a != 0) != (b != 0)) == 0;
}

class AssistProjects : protected AnnotateProjects {
protected:
    static constexpr int kImages = 5;

    /// Unlabelled scenes; the shipped weights know their classes.
    bool openScenes(const ClassList& classes = demo::demoClasses())
    {
        const QString folder = m_home.file(QStringLiteral("assist%1").arg(m_assistProjects++));
        m_work->window().session().create({.name = QStringLiteral("test"),
                                           .folder = folder,
                                           .data = plain(),
                                           .classes = classes,
                                           .classesFromData = false});
        if (!m_work->show()) return false;
        m_work->canvas().setFocus();
        return m_work->document() != nullptr;
    }
    /// CV_16UC1: classes of the demo, which are the ids of the project.
    cv::Mat truth(int image) const
    {
        const QString name =
            QString::fromStdString(m_work->window().session().opened()->images[std::size_t(image)].name);
        QDirIterator files(m_scenes + QStringLiteral("/labels"), {name.section(QLatin1Char('/'), -1)}, QDir::Files,
                           QDirIterator::Subdirectories);
        if (!files.hasNext()) qFatal("There is no truth for %s", qPrintable(name));
        cv::Mat labels = readIndexMap(ui::toPath(files.next()));
        labels.convertTo(labels, CV_16U);
        return labels;
    }
    cv::Mat labels(int image) const { return m_work->window().labels().document(image)->labels().read(); }
    /// IoU of one class in the image in hand.
    double iouOf(demo::DemoClass one)
    {
        const int image = m_work->window().session().currentImage();
        return maskIou(truth(image) == int(one), labels(image) == int(one), {});
    }
    /// The middle of the largest piece of a class, farthest from its rim.
    cv::Point middleOf(int image, demo::DemoClass one) const
    {
        const cv::Mat mask = truth(image) == int(one);
        const ClickMark mark = nextClick(mask, cv::Mat::zeros(mask.size(), CV_8UC1), {}, {});
        return mark.points.empty() ? cv::Point(-1, -1) : mark.points.front();
    }
    void chooseClass(demo::DemoClass one)
    {
        const int place = int(one) + 1;
        if (place > 10) qFatal("There is no digit for that class.");
        m_work->key(Qt::Key(Qt::Key_0 + place % 10));
    }

    int m_assistProjects = 0;
};

} // namespace sdw::test
