// The desktop program `segdeformer-workbench`.
#include "core/base/error.h"
#include "core/base/memory_arena.h"
#include "ui/project/project_session.h"
#include "ui/settings/system_theme.h"
#include "ui/settings/theme_follower.h"
#include "ui/settings/translation.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/capture.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace sdw::ui;

constexpr int kWrongUse = 2, kBadInput = 3, kNoResources = 4;

int fail(const QString& message, int status)
{
    std::fprintf(stderr, "segdeformer-workbench: %s\n", qPrintable(message));
    return status;
}

int capture(MainWindow& window, const CaptureOptions& options)
{
    QString problem;
    QObject::connect(&window.session(), &ProjectSession::failed, &window,
                     [&problem](const QString& message) { problem = message; });
    try {
        for (const QString& file : capturePages(window, options))
            std::printf("%s\n", qPrintable(file));
    } catch (const sdw::Error& error) {
        return fail(QString::fromStdString(error.what()), kNoResources);
    }
    return problem.isEmpty() ? 0 : fail(problem, kBadInput);
}

QStringList workspaceNames()
{
    QStringList names;
    for (const WorkspaceEntry& entry : workspaceCatalog())
        names << QLatin1String(entry.id);
    return names;
}

struct Options {
    QCommandLineOption demo{QStringLiteral("demo"), QStringLiteral("Open the demo project.")};
    QCommandLineOption model{QStringLiteral("model"),
                             QStringLiteral("Weights file or run folder; the demo's weights by default."),
                             QStringLiteral("PATH")};
    QCommandLineOption workspace{
        QStringLiteral("workspace"),
        QStringLiteral("Start in this workspace: %1.").arg(workspaceNames().join(QStringLiteral(", "))),
        QStringLiteral("NAME")};
    QCommandLineOption theme{QStringLiteral("theme"),
                             QStringLiteral("light or dark; by default as set, or as the system has it."),
                             QStringLiteral("NAME")};
    QCommandLineOption language{
        QStringLiteral("language"),
        QStringLiteral("Language of the window: %1.").arg(UiSettings::languages().join(QStringLiteral(", "))),
        QStringLiteral("CODE")};
    QCommandLineOption capture{
        QStringLiteral("capture"),
        QStringLiteral("Save pictures of every workspace into this folder, and end; needs no display."),
        QStringLiteral("DIR")};
};

/// @return what is wrong with the arguments; empty: nothing.
QString wrongUse(const QCommandLineParser& parser, const Options& options)
{
    const auto oneOf = [&](const QCommandLineOption& option, const QStringList& known) {
        const QString value = parser.value(option);
        return !parser.isSet(option) || known.contains(value)
                   ? QString()
                   : QStringLiteral("--%1 takes %2, not '%3'.")
                         .arg(option.names().first(), known.join(QStringLiteral(" or ")), value);
    };
    for (const QString& wrong :
         {oneOf(options.theme, {QStringLiteral("light"), QStringLiteral("dark")}),
          oneOf(options.workspace, workspaceNames()), oneOf(options.language, UiSettings::languages())})
        if (!wrong.isEmpty()) return wrong;
    const QStringList paths = parser.positionalArguments();
    if (paths.size() > 1 || (parser.isSet(options.demo) && !paths.isEmpty()))
        return QStringLiteral("expected one project, folder or image, or --demo.");
    return {};
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
    // Strokes go through every place that the mouse reports, not only the last one before a frame. Set here, since some
    // systems set it when the application is made.
    QApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    QApplication::setApplicationName(QStringLiteral("segdeformer-workbench"));
    QApplication::setOrganizationName(QStringLiteral("segdeformer-workbench"));
    QApplication::setApplicationVersion(QStringLiteral(SDW_VERSION));

    Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("SegDeformer Workbench"));
    parser.addPositionalArgument(QStringLiteral("path"), QStringLiteral("Project, folder or image to open."),
                                 QStringLiteral("[PROJECT|FOLDER]"));
    parser.addOptions(
        {options.demo, options.model, options.workspace, options.theme, options.language, options.capture});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);
    if (const QString wrong = wrongUse(parser, options); !wrong.isEmpty()) return fail(wrong, kWrongUse);

    QTemporaryDir cleanSettings; // pictures show the program as it is, not as somebody arranged it
    if (parser.isSet(options.capture)) {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, cleanSettings.path());
    }
    UiSettings settings;
    loadTranslation(parser.isSet(options.language) ? parser.value(options.language) : settings.effectiveLanguage());
    SystemTheme system;
    std::optional<Theme> wanted;
    if (parser.isSet(options.theme))
        wanted = parser.value(options.theme) == QLatin1String("dark") ? Theme::Dark : Theme::Light;
    const ThemeFollower follower(settings, system, wanted);

    MainWindow window(settings);
    if (parser.isSet(options.model)) window.session().setModelPath(parser.value(options.model));
    const QStringList paths = parser.positionalArguments();
    if (!paths.isEmpty())
        window.session().open(paths.first());
    else if (parser.isSet(options.demo) || parser.isSet(options.capture))
        window.session().openDemo();
    else if (settings.reopensLast())
        window.openLast();
    if (parser.isSet(options.workspace))
        window.showWorkspace(parser.value(options.workspace));
    else if (!paths.isEmpty() && QFileInfo(paths.first()).isFile())
        window.showWorkspace(QStringLiteral("explain"));
    if (parser.isSet(options.capture))
        return capture(window, {.folder = parser.value(options.capture), .workspace = parser.value(options.workspace)});
    window.show();
    return QApplication::exec();
}
