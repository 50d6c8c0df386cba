// What the window gives to its parts, without the window: for tests of single widgets.
#pragma once

#include "core/base/file_io.h"
#include "core/base/image_io.h"
#include "tests/support/window_test.h"
#include "ui/actions/action_registry.h"
#include "ui/jobs/job_list.h"
#include "ui/project/label_store.h"
#include "ui/project/project_index.h"
#include "ui/settings/ui_settings.h"

namespace sdw::test {

/// Keeps what was said last.
class QuietShell : public ui::Shell {
public:
    void showWorkspace(const QString& id) override { workspace = id; }
    QString workspaceName(const QString& id) const override { return id; }
    void showNotice(const ui::Notice& shown, const QString&) override { notice = shown; }
    void clearNotice(const QString&) override { notice = {}; }
    void setPosition(const QString&) override {}
    void setZoom(const QString&) override {}
    void setSaved(ui::SavedState) override {}
    void addPaletteSource(ui::PaletteSource) override {}

    QString workspace;
    ui::Notice notice;
};

struct ProjectParts {
    ui::UiSettings settings;
    ui::ActionRegistry actions;
    ui::JobList jobs;
    ui::ProjectSession session{jobs};
    ui::LabelStore labels{session, jobs};
    ui::ProjectIndex index{session, labels, jobs};
    QuietShell shell;
    ui::AppContext context{settings, actions, jobs, session, labels, index, shell};

    static constexpr int kPatienceMs = 60'000; // for machines that are busy with other things
    bool open(const QString& path)
    {
        session.open(path);
        return QTest::qWaitFor([this] { return !session.isBusy(); }, kPatienceMs) && session.isOpen();
    }
    bool create(const QString& folder, const QString& data)
    {
        session.create({.name = QStringLiteral("p"), .folder = folder, .data = data, .classes = {}});
        return QTest::qWaitFor([this] { return !session.isBusy(); }, kPatienceMs) && session.isOpen();
    }
    /// Every image was looked at.
    bool fill()
    {
        return QTest::qWaitFor([this] { return index.isComplete() && !index.isBusy(); }, kPatienceMs);
    }
};

/// A folder of very small pictures without labels: 0001.png, 0002.png, …
inline void makePictures(const QString& folder, int count)
{
    makeFolder(ui::toPath(folder));
    for (int i = 1; i <= count; ++i)
        writePng(ui::toPath(folder) / QString::asprintf("%04d.png", i).toStdString(),
                 cv::Mat(3, 4, CV_8UC3, cv::Scalar(i % 256, 0, 0)));
}

} // namespace sdw::test
