#include "ui/training/config_form.h"

#include "core/training/config_check.h"
#include "ui/icons/icon.h"
#include "ui/project/page_parts.h"
#include "ui/training/field_row.h"
#include "ui/training/field_words.h"

#include <QLabel>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kQuietMs = 80; ///< after the last key: several keys are one check

/// What most people want to see; everything else is folded away.
constexpr const char* kBasic[] = {"model.encoder.name",
                                  "model.encoder.weights",
                                  "model.decoder.name",
                                  "model.decoder.fusion",
                                  "model.decoder.form",
                                  "model.decoder.channels",
                                  "model.decoder.alpha",
                                  "model.decoder.efficient_ratio",
                                  "model.decoder.internal.enabled",
                                  "model.decoder.internal.heads",
                                  "model.decoder.internal.depth",
                                  "model.decoder.internal.mlp",
                                  "model.decoder.external.enabled",
                                  "model.decoder.external.tokens",
                                  "model.decoder.external.decoupled",
                                  "model.decoder.external.attention_loss",
                                  "model.decoder.external.second_attention",
                                  "data.root",
                                  "data.layout",
                                  "data.train",
                                  "data.val",
                                  "data.crop",
                                  "data.short_side",
                                  "train.iterations",
                                  "train.batch",
                                  "train.lr",
                                  "train.precision",
                                  "train.device",
                                  "train.seed",
                                  "train.weights",
                                  "eval.every"};

bool isBasic(const std::string& path)
{
    return std::ranges::find(kBasic, path) != std::end(kBasic);
}

/// "train.batch: unusable value …" without what stands beside it anyway.
QString withoutPath(const std::string& path, const std::string& message)
{
    QString text = QString::fromStdString(message);
    const QString head = QString::fromStdString(path) + QStringLiteral(": ");
    if (text.startsWith(head)) text.remove(0, head.size());
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

} // namespace

ConfigForm::ConfigForm(QWidget* parent)
    : QWidget(parent)
{
    makeSections();
    m_later.setSingleShot(true);
    m_later.setInterval(kQuietMs);
    connect(&m_later, &QTimer::timeout, this, &ConfigForm::check);
    setDocument(nlohmann::json::object());
}

/// One for each group of the description, in its order.
void ConfigForm::makeSections()
{
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(12, 4, 12, 12);
    lines->setSpacing(8);
    for (const FieldDescription& field : runFields()) {
        Section& section = sectionOf(field, lines);
        auto* row = new FieldRow(field, section.body);
        m_rows.push_back(row);
        (isBasic(field.path) ? section.basic : section.advanced).push_back(row);
        connect(row, &FieldRow::changed, this, [this] { m_later.start(); });
    }
    for (Section& section : m_sections) {
        auto* body = static_cast<QVBoxLayout*>(section.body->layout());
        for (FieldRow* row : section.basic)
            body->addWidget(row);
        body->addWidget(section.fold);
        for (FieldRow* row : section.advanced)
            body->addWidget(row);
        connect(section.fold, &QToolButton::toggled, this, &ConfigForm::arrange);
    }
    lines->addStretch(1);
    arrange();
}

ConfigForm::Section& ConfigForm::sectionOf(const FieldDescription& field, QVBoxLayout* lines)
{
    const QString id = QString::fromStdString(field.path.substr(0, field.path.rfind('.')));
    for (Section& section : m_sections)
        if (section.id == id) return section;
    const QString title = fieldText(field.groups.back());
    Section section{.id = id, .body = new QWidget(this)};
    section.body->setObjectName(QStringLiteral("section-") + id);
    auto* body = new QVBoxLayout(section.body);
    body->setContentsMargins(0, 8, 0, 0);
    body->setSpacing(6);
    body->addWidget(makeHeading(title, section.body));
    section.fold = new QToolButton(section.body);
    section.fold->setObjectName(QStringLiteral("fold-") + id);
    section.fold->setCheckable(true);
    section.fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    section.fold->setAccessibleName(tr("More settings of: %1").arg(title));
    section.fold->setToolTip(tr("Show or hide the settings that few people change"));
    lines->addWidget(section.body);
    m_sections.push_back(section);
    return m_sections.back();
}

/// Shows and hides rows as they are folded, wrong or looked for.
void ConfigForm::arrange()
{
    const auto isMeant = [this](const FieldRow* row) {
        return row->label().contains(m_find, Qt::CaseInsensitive) || row->path().contains(m_find, Qt::CaseInsensitive);
    };
    for (Section& section : m_sections) {
        const bool open = section.fold->isChecked();
        bool any = false;
        for (FieldRow* row : section.basic) {
            row->setVisible(isMeant(row));
            any |= isMeant(row);
        }
        for (FieldRow* row : section.advanced) {
            const bool shown = m_find.isEmpty() ? open || !row->problem().isEmpty() : isMeant(row);
            row->setVisible(shown);
            any |= shown || m_find.isEmpty();
        }
        section.fold->setVisible(m_find.isEmpty() && !section.advanced.empty());
        section.fold->setIcon(themedIcon(open ? QStringLiteral("up") : QStringLiteral("down"), IconTint::Quiet));
        section.fold->setText(open ? tr("Fewer") : tr("%n more", nullptr, int(section.advanced.size())));
        section.body->setVisible(any);
    }
}

nlohmann::json ConfigForm::document() const
{
    nlohmann::json document;
    for (const FieldRow* row : m_rows)
        setValue(document, row->field().path, row->value());
    return document;
}

void ConfigForm::setDocument(const nlohmann::json& document)
{
    for (FieldRow* row : m_rows) {
        const nlohmann::json* value = findValue(document, row->field().path);
        row->setValue(value ? *value : row->field().standard);
    }
    check();
}

void ConfigForm::set(const QString& path, const nlohmann::json& value)
{
    if (FieldRow* found = row(path)) {
        found->setValue(value);
        check();
    }
}

FieldRow* ConfigForm::row(const QString& path) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const FieldRow* row) { return row->path() == path; });
    return found == m_rows.end() ? nullptr : *found;
}

void ConfigForm::find(const QString& text)
{
    m_find = text.trimmed();
    arrange();
}

void ConfigForm::check()
{
    m_later.stop();
    for (FieldRow* row : m_rows)
        row->setProblem({});
    m_general.clear();
    const auto problems = checkRunDocument(document());
    m_problems = int(problems.size());
    for (const FieldProblem& problem : problems)
        showAt(problem.path, problem.message);
    arrange();
    Q_EMIT changed();
}

bool ConfigForm::showProblem(const QString& message)
{
    const FieldProblem problem = problemOf(message.toStdString());
    if (problem.path.empty() || !row(QString::fromStdString(problem.path))) return false;
    showAt(problem.path, problem.message);
    arrange();
    return true;
}

void ConfigForm::showAt(const std::string& path, const std::string& message)
{
    if (FieldRow* found = row(QString::fromStdString(path)))
        found->setProblem(withoutPath(path, message));
    else
        m_general = withoutPath(path, message);
}

} // namespace sdw::ui
