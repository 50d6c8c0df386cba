#include "ui/training/launch_form.h"

#include "core/base/error.h"
#include "core/config/presets.h"
#include "core/config/run_description.h"
#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/jobs/job_list.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"
#include "ui/training/colour_button.h"
#include "ui/training/config_form.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

namespace sdw::ui {
namespace {

constexpr std::int64_t kFewestToShare = 5;        ///< images, of which one is set aside
constexpr int kMargin = 12, kGap = 6, kIcon = 16; // pixels

/// "segdeformer-mit_b0"
QString nameFor(const nlohmann::json& document)
{
    const auto part = [&](const char* path) {
        const nlohmann::json* value = findValue(document, path);
        return value && value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString();
    };
    return part("model.decoder.name") + QLatin1Char('-') + part("model.encoder.name");
}

QString megabytes(double mb)
{
    return mb < 1000 ? LaunchForm::tr("%1 MB").arg(QLocale().toString(mb, 'f', 0))
                     : LaunchForm::tr("%1 GB").arg(QLocale().toString(mb / 1000, 'f', 1));
}

} // namespace

LaunchForm::LaunchForm(const LaunchActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_config(new ConfigForm)
{
    setObjectName(QStringLiteral("launchForm"));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("configScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // the rows in it have it
    scroll->setWidget(m_config);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(makeHead());
    lines->addWidget(scroll, 1);
    lines->addWidget(makeFoot());

    connect(m_config, &ConfigForm::changed, this, &LaunchForm::noteChange);
    connect(&m_dryRun, &DryRunProcess::finished, this, &LaunchForm::showFigures);
    connect(&m_dryRun, &DryRunProcess::failed, this, [this](const QString& message) {
        updateActions();
        showProblem(message);
        Q_EMIT settled();
    });
    noteChange();
    m_asSuggested = true;
    setData({});
}

QWidget* LaunchForm::makeHead()
{
    auto* head = new QWidget(this);
    auto* suggest = new QPushButton(m_actions.suggest->icon(), m_actions.suggest->text(), head);
    suggest->setObjectName(QStringLiteral("suggest"));
    suggest->setToolTip(m_actions.suggest->toolTip());
    connect(suggest, &QPushButton::clicked, m_actions.suggest, &QAction::trigger);
    connect(m_actions.suggest, &QAction::changed, suggest,
            [suggest, this] { suggest->setEnabled(m_actions.suggest->isEnabled()); });
    m_preset = new QComboBox(head);
    m_preset->setObjectName(QStringLiteral("preset"));
    m_preset->setAccessibleName(tr("Preset"));
    m_preset->setToolTip(tr("Begin with a configuration that comes with the program"));
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_preset->addItem(tr("Own settings"));
    try {
        for (const auto& name : presetNames())
            m_preset->addItem(QString::fromStdString(name));
    } catch (const Error&) { // they were not installed; everything else works without them
    }
    connect(m_preset, &QComboBox::activated, this, &LaunchForm::choosePreset);
    m_name = new QLineEdit(head);
    m_name->setObjectName(QStringLiteral("runName"));
    m_name->setAccessibleName(tr("Name of the run"));
    m_name->setPlaceholderText(tr("Name of the run"));
    m_name->setToolTip(tr("The folder of the run below “runs” gets this name"));
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameIsOurs = false;
        updateActions();
    });
    m_find = new QLineEdit(head);
    m_find->setObjectName(QStringLiteral("findSetting"));
    m_find->setAccessibleName(tr("Find a setting"));
    m_find->setPlaceholderText(tr("Find a setting"));
    m_find->setToolTip(tr("Show only settings with this in their name or description"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(themedIcon(QStringLiteral("search"), IconTint::Quiet), QLineEdit::LeadingPosition);
    connect(m_find, &QLineEdit::textChanged, m_config, &ConfigForm::find);

    auto* lines = new QVBoxLayout(head);
    lines->setContentsMargins(kMargin, 8, kMargin, 8);
    lines->setSpacing(kGap);
    for (QWidget* widget : {static_cast<QWidget*>(suggest), static_cast<QWidget*>(m_preset),
                            static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_find)})
        lines->addWidget(widget);
    return head;
}

QWidget* LaunchForm::makeFoot()
{
    auto* foot = new QWidget(this);
    m_advice = new QLabel(foot);
    m_advice->setObjectName(QStringLiteral("launchAdvice"));
    m_advice->setWordWrap(true);
    m_advice->setFont(smallFont(m_advice->font()));
    m_setAside = new QPushButton(m_actions.setAside->icon(), m_actions.setAside->text(), foot);
    m_setAside->setObjectName(QStringLiteral("setAside"));
    m_setAside->setToolTip(m_actions.setAside->toolTip());
    connect(m_setAside, &QPushButton::clicked, m_actions.setAside, &QAction::trigger);
    m_icon = new IconLabel(kIcon, foot);
    m_say = new QLabel(foot);
    m_say->setObjectName(QStringLiteral("launchSay"));
    m_say->setWordWrap(true);
    m_busy = new QProgressBar(foot);
    m_busy->setObjectName(QStringLiteral("dryRunBusy"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(4);
    m_busy->hide();
    auto* tryIt = new QPushButton(m_actions.dryRun->icon(), m_actions.dryRun->text(), foot);
    tryIt->setObjectName(QStringLiteral("dryRun"));
    tryIt->setToolTip(m_actions.dryRun->toolTip());
    connect(tryIt, &QPushButton::clicked, m_actions.dryRun, &QAction::trigger);
    connect(m_actions.dryRun, &QAction::changed, tryIt, [tryIt, this] {
        tryIt->setEnabled(m_actions.dryRun->isEnabled());
        tryIt->setText(m_actions.dryRun->text());
    });
    auto* start = new ColourButton(ColourButton::Accent, QStringLiteral("play"), m_actions.start, foot);

    auto* lines = new QVBoxLayout(foot);
    lines->setContentsMargins(kMargin, 8, kMargin, kMargin);
    lines->setSpacing(kGap);
    lines->addWidget(m_advice);
    lines->addWidget(m_setAside, 0, Qt::AlignLeft);
    auto* say = new QHBoxLayout;
    say->setSpacing(kGap);
    say->addWidget(m_icon, 0, Qt::AlignTop);
    say->addWidget(m_say, 1);
    lines->addLayout(say);
    lines->addWidget(m_busy);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(tryIt);
    buttons->addWidget(start, 1);
    lines->addLayout(buttons);
    return foot;
}

void LaunchForm::setData(const TrainingData& found)
{
    m_data = found;
    QString advice = found.obstacle;
    if (advice.isEmpty() && found.val.isEmpty())
        advice = tr("No labelled image is in the split “val”, so nothing will be measured.");
    const bool canSetAside =
        found.val.isEmpty() && found.layout == QLatin1String("project") && found.facts.trainImages >= kFewestToShare;
    m_actions.setAside->setEnabled(canSetAside);
    m_setAside->setVisible(canSetAside);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    updateActions();
}

void LaunchForm::suggest()
{
    if (!m_data.obstacle.isEmpty()) return say(m_data.obstacle, true);
    m_filling = true;
    m_preset->setCurrentIndex(0);
    m_nameIsOurs = true;
    m_config->setDocument(writeRunConfig(suggestFor(m_data)));
    m_filling = false;
    m_asSuggested = true;
    say(tr("Set up for %n labelled image(s).", nullptr, int(m_data.facts.trainImages)), false);
}

void LaunchForm::setDocument(const nlohmann::json& document, const QString& runName, bool keepData)
{
    nlohmann::json filled = document;
    filled.erase("classes");
    const nlohmann::json current = this->document();
    const bool hasData = !current["data"]["root"].get<std::string>().empty();
    if (keepData && (hasData || !m_data.root.isEmpty())) {
        for (const char* key : {"root", "layout", "train", "val"})
            filled["data"][key] = current["data"][key];
        if (!hasData) {
            filled["data"]["root"] = m_data.root.toStdString();
            filled["data"]["layout"] = m_data.layout.toStdString();
            filled["data"]["train"] = m_data.train.toStdString();
            filled["data"]["val"] = m_data.val.toStdString();
        }
        filled["model"]["classes"] = 0; // those of the data
    }
    m_nameIsOurs = runName.isEmpty();
    if (!m_nameIsOurs) m_name->setText(runName);
    m_config->setDocument(filled);
}

nlohmann::json LaunchForm::document() const
{
    return m_config->document();
}

QString LaunchForm::runName() const
{
    return m_name->text().trimmed();
}

void LaunchForm::choosePreset(int index)
{
    if (index == 0) return;
    m_filling = true;
    try {
        const auto file = presetFile(m_preset->itemText(index).toStdString());
        setDocument(writeRunConfig(loadRunConfig(file)), {}, true);
        say({}, false);
    } catch (const Error& error) {
        say(QString::fromStdString(error.what()), true);
    }
    m_filling = false;
}

void LaunchForm::noteChange()
{
    m_asSuggested = false;
    if (!m_filling) {
        m_preset->setCurrentIndex(0);
        say({}, false); // what was measured was something else
    }
    if (m_nameIsOurs) m_name->setText(nameFor(document()));
    updateActions();
}

QString LaunchForm::obstacle() const
{
    if (!m_config->generalProblem().isEmpty()) return m_config->generalProblem();
    if (!m_config->isSound()) return tr("%n setting(s) cannot stay as they are.", nullptr, m_config->problems());
    const nlohmann::json document = this->document();
    const QString root = QString::fromStdString(document["data"]["root"].get<std::string>());
    if (root.isEmpty()) return tr("Choose the folder of a data set.");
    if (!QFileInfo(root).isDir()) return tr("There is no folder “%1”.").arg(root);
    const QString name = runName();
    if (name.isEmpty()) return tr("Give the run a name.");
    if (name.contains(QLatin1Char('/')) || name.startsWith(QLatin1Char('.')))
        return tr("A run's name has no “/” and does not begin with a dot.");
    return {};
}

void LaunchForm::toggleDryRun()
{
    if (m_dryRun.isRunning()) {
        m_dryRun.cancel();
        say({}, false);
        updateActions();
        return Q_EMIT settled();
    }
    try {
        say(tr("Taking a few steps to see what the training needs…"), false);
        m_dryRun.start(document());
    } catch (const Error& error) {
        say(QString::fromStdString(error.what()), true);
    }
    updateActions();
}

void LaunchForm::showFigures(const DryRunFigures& figures)
{
    QStringList facts;
    facts << tr("About %1 in all, %2 s an iteration on %3 (%4)")
                 .arg(durationText(qint64(figures.totalSeconds * 1000)),
                      QLocale().toString(figures.secondsPerIteration, 'g', 2), figures.device, figures.precision);
    facts << tr("%1 of memory").arg(megabytes(figures.memoryMb));
    if (figures.deviceMemoryMb > 0) facts << tr("%1 on the GPU").arg(megabytes(figures.deviceMemoryMb));
    facts << tr("%1 on the disk").arg(megabytes(figures.diskMb));
    facts << tr("%1 million parameters").arg(QLocale().toString(double(figures.parameters) / 1e6, 'f', 2));
    say(facts.join(QStringLiteral(" · ")), false);
    m_say->setToolTip(figures.notes.join(QLatin1Char('\n')));
    updateActions();
    Q_EMIT settled();
}

void LaunchForm::showProblem(const QString& message)
{
    say(m_config->showProblem(message) ? tr("See the setting that is marked.") : message, true);
}

void LaunchForm::say(const QString& text, bool bad)
{
    m_saysObstacle = false;
    m_say->setText(text);
    m_say->setToolTip({});
    m_say->setVisible(!text.isEmpty());
    m_icon->setVisible(!text.isEmpty());
    m_icon->setIcon(bad ? themedIcon(QStringLiteral("error"), IconTint::Bad)
                        : themedIcon(QStringLiteral("info"), IconTint::Quiet));
}

void LaunchForm::updateActions()
{
    const bool trying = m_dryRun.isRunning();
    const QString why = obstacle();
    m_busy->setVisible(trying);
    m_actions.suggest->setEnabled(m_data.obstacle.isEmpty());
    m_actions.dryRun->setText(trying ? tr("Stop trying") : tr("Try it"));
    m_actions.dryRun->setEnabled(trying || why.isEmpty());
    m_actions.start->setEnabled(why.isEmpty() && !trying);
    if (m_say->text().isEmpty() || m_saysObstacle) {
        say(why, true);
        m_saysObstacle = true;
    }
    Q_EMIT changed();
}

} // namespace sdw::ui
