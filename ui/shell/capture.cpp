#include "ui/shell/capture.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "ui/actions/command_palette.h"
#include "ui/project/project_session.h"
#include "ui/settings/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>

namespace sdw::ui {
namespace {

constexpr int kRounds = 5;
constexpr QSize kSizes[] = {QSize(1280, 800), QSize(2560, 1440)};

void settle(MainWindow& window, int patienceMs)
{
    QElapsedTimer clock;
    clock.start();
    const auto passRounds = [] { // layouts, palettes and queued repaints, which may ask for more work
        for (int i = 0; i < kRounds; ++i)
            QApplication::processEvents();
    };
    do {
        passRounds();
        while (!window.isSettled() && clock.elapsed() < patienceMs)
            QApplication::processEvents(QEventLoop::AllEvents, 20);
        passRounds();
    } while (!window.isSettled() && clock.elapsed() < patienceMs);
}

class Photographer {
public:
    Photographer(MainWindow& window, const CaptureOptions& options)
        : m_window(window)
        , m_options(options)
    {
    }

    /// The page as it stands, in both themes and sizes.
    void take(const QString& name)
    {
        for (const QSize& size : kSizes)
            for (const Theme theme : {Theme::Light, Theme::Dark}) {
                applyTheme(theme);
                m_window.resize(size);
                settle(m_window, m_options.patienceMs);
                const QString file = QStringLiteral("%1/%2-%3-%4x%5.png")
                                         .arg(m_options.folder, name,
                                              theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                         .arg(size.width())
                                         .arg(size.height());
                // Without a display the pointer stands in a corner of the window: nobody means to point at what is
                // there.
                for (QWidget* widget : m_window.findChildren<QWidget*>())
                    if (widget->underMouse()) {
                        widget->setAttribute(Qt::WA_UnderMouse, false);
                        QEvent leave(QEvent::Leave);
                        QApplication::sendEvent(widget, &leave);
                    }
                if (!m_window.grab().save(file))
                    throw Error("Cannot write '" + file.toStdString() + "'.", ErrorKind::Resources);
                m_files << file;
            }
    }

    QStringList files() const { return m_files; }

private:
    MainWindow& m_window;
    const CaptureOptions& m_options;
    QStringList m_files;
};

} // namespace

QStringList capturePages(MainWindow& window, const CaptureOptions& options)
{
    makeFolder(toPath(options.folder));
    const Theme before = currentTheme();
    window.show();
    settle(window, options.patienceMs);
    Photographer photographer(window, options);
    for (const QString& id : window.workspaceIds()) {
        if (!options.workspace.isEmpty() && id != options.workspace) continue;
        window.showWorkspace(id);
        settle(window, options.patienceMs); // pages arrange what is there
        for (const CapturePage& page : window.workspace(id)->capturePages()) {
            page.show();
            photographer.take(page.name.isEmpty() ? id : id + QLatin1Char('-') + page.name);
        }
    }
    if (options.workspace.isEmpty()) {
        window.showWorkspace(window.workspaceIds().first());
        window.workspace(window.workspaceIds().first())->capturePages().front().show();
        window.showNotice(
            {.severity = Severity::Error,
             .text = MainWindow::tr("The labels of “0007.png” could not be saved: no space left on the disk. "
                                    "They are kept in memory; free some space, or save elsewhere."),
             .details = QStringLiteral("write labels/scenes/0007.png: ENOSPC")});
        photographer.take(QStringLiteral("notice"));
        window.clearNotice();
        window.commandPalette().open();
        window.commandPalette().findChild<QLineEdit*>()->setText(QStringLiteral("op"));
        photographer.take(QStringLiteral("palette"));
        window.commandPalette().close();
    }
    applyTheme(before);
    return photographer.files();
}

} // namespace sdw::ui
