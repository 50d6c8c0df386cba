// The desktop program `segdeformer-workbench`.
#include "core/base/memory_arena.h"
#include "ui/main_window.h"
#include "ui/settings/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QEventLoop>

#include <cstdio>

namespace {

using sdw::ui::MainWindow;
using sdw::ui::Theme;

/// Saves a picture of the window in both themes and two sizes. @return exit status.
int capture(MainWindow& window, const QString& folder)
{
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "segdeformer-workbench: Cannot make the folder '%s'.\n", qPrintable(folder));
        return 4;
    }
    if (window.isBusy()) {
        QEventLoop loop;
        QObject::connect(&window, &MainWindow::settled, &loop, &QEventLoop::quit);
        loop.exec();
    }
    for (const Theme theme : {Theme::Light, Theme::Dark})
        for (const QSize size : {QSize(1280, 800), QSize(2560, 1440)}) {
            sdw::ui::applyTheme(theme);
            window.resize(size);
            window.show();
            QApplication::processEvents();
            const QString file =
                QStringLiteral("%1/window-%2-%3x%4.png")
                    .arg(folder, theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                    .arg(size.width())
                    .arg(size.height());
            if (!window.grab().save(file)) {
                std::fprintf(stderr, "segdeformer-workbench: Cannot write '%s'.\n", qPrintable(file));
                return 4;
            }
            std::printf("%s\n", qPrintable(file));
        }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    sdw::keepFreedMemory();
    // Pictures of the window can be taken on machines without a screen.
    bool captures = false;
    for (int i = 1; i < argc; ++i)
        captures = captures || QByteArray(argv[i]).startsWith("--capture");
    if (captures && qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
        !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");

    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("segdeformer-workbench"));
    QApplication::setOrganizationName(QStringLiteral("segdeformer-workbench"));
    QApplication::setApplicationVersion(QStringLiteral(SDW_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("SegDeformer Workbench"));
    parser.addPositionalArgument(QStringLiteral("path"),
                                 QStringLiteral("Image or folder to open; the demo by default."),
                                 QStringLiteral("[PROJECT|FOLDER]"));
    const QCommandLineOption demo(QStringLiteral("demo"), QStringLiteral("Open the demo scenes."));
    const QCommandLineOption model(QStringLiteral("model"),
                                   QStringLiteral("Weights file or run folder; the demo's weights by default."),
                                   QStringLiteral("PATH"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QStringLiteral("light or dark; by default as the system has it."),
                                   QStringLiteral("NAME"));
    const QCommandLineOption pictures(QStringLiteral("capture"),
                                      QStringLiteral("Save pictures of the window into this folder, and end."),
                                      QStringLiteral("DIR"));
    parser.addOptions({demo, model, theme, pictures});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);
    const QString themeName = parser.value(theme);
    if (parser.isSet(theme) && themeName != QLatin1String("light") && themeName != QLatin1String("dark")) {
        std::fprintf(stderr, "segdeformer-workbench: --theme takes 'light' or 'dark', not '%s'.\n",
                     qPrintable(themeName));
        return 2;
    }
    if (parser.positionalArguments().size() > 1 || (parser.isSet(demo) && !parser.positionalArguments().isEmpty())) {
        std::fprintf(stderr, "segdeformer-workbench: expected one image or folder, or --demo.\n");
        return 2;
    }

    sdw::ui::applyTheme(parser.isSet(theme) ? (themeName == QLatin1String("dark") ? Theme::Dark : Theme::Light)
                                            : sdw::ui::currentTheme());
    MainWindow window;
    if (parser.isSet(model)) window.openModel(parser.value(model));
    if (parser.positionalArguments().isEmpty())
        window.openDemo();
    else
        window.openPath(parser.positionalArguments().first());
    if (parser.isSet(pictures)) return capture(window, parser.value(pictures));
    if (window.size().width() < 900) window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
