#include "ui/training/field_row.h"

#include "ui/icons/icon.h"
#include "ui/icons/icon_label.h"
#include "ui/settings/style.h"
#include "ui/training/field_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QToolButton>

#include <cmath>

namespace sdw::ui {
namespace {

constexpr int kNumberWidth = 84, kIcon = 14; // pixels

using nlohmann::json;

bool isList(FieldKind kind)
{
    return kind == FieldKind::Wholes || kind == FieldKind::Numbers;
}

bool isOptional(FieldKind kind)
{
    return kind == FieldKind::OptionalWhole || kind == FieldKind::OptionalNumber;
}

/// Where a setting names something on the disk.
enum class Place { None, File, Folder };
Place placeOf(const FieldDescription& field)
{
    if (field.kind != FieldKind::Text) return Place::None;
    if (field.path.ends_with(".weights")) return Place::File;
    return field.path.ends_with(".root") ? Place::Folder : Place::None;
}

json parseNumber(const QString& text)
{
    const json number = json::parse(text.trimmed().toStdString(), nullptr, false);
    return number.is_number() ? number : json(text.trimmed().toStdString());
}

QString numberText(const json& value)
{
    if (value.is_null()) return {};
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

/// "1 … 65536", "≥ 1"; empty: any.
QString rangeText(const FieldInfo& info)
{
    const auto text = [](double number) { return QLocale().toString(number, 'g', 12); };
    const bool low = std::isfinite(info.minimum), high = std::isfinite(info.maximum);
    if (low && high) return text(info.minimum) + QStringLiteral(" … ") + text(info.maximum);
    if (low) return QStringLiteral("≥ ") + text(info.minimum);
    return high ? QStringLiteral("≤ ") + text(info.maximum) : QString();
}

} // namespace

FieldRow::FieldRow(const FieldDescription& field, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_label(fieldText(field.info.help))
{
    setObjectName(QStringLiteral("row-") + path());
    QWidget* control = makeControl();
    auto* label = new QLabel(m_label, this);
    label->setWordWrap(true);
    label->setToolTip(toolTip());
    m_fault = new QWidget(this);
    auto* icon = new IconLabel(kIcon, m_fault);
    icon->setIcon(themedIcon(QStringLiteral("error"), IconTint::Bad));
    m_faultText = new QLabel(m_fault);
    m_faultText->setObjectName(QStringLiteral("problem-") + path());
    m_faultText->setWordWrap(true);
    m_faultText->setFont(smallFont(m_faultText->font()));
    auto* faultLine = new QHBoxLayout(m_fault);
    faultLine->setContentsMargins(0, 0, 0, 0);
    faultLine->setSpacing(4);
    faultLine->addWidget(icon, 0, Qt::AlignTop);
    faultLine->addWidget(m_faultText, 1);
    m_fault->hide();

    const bool wide = m_combo || (m_field.kind == FieldKind::Text);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    auto* line = new QBoxLayout(wide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    line->setSpacing(wide ? 2 : 8);
    line->addWidget(label, 1);
    line->addWidget(control);
    lines->addLayout(line);
    lines->addWidget(m_fault);
}

void FieldRow::describe(QWidget* control) const
{
    control->setObjectName(QStringLiteral("field-") + path());
    control->setAccessibleName(m_label);
    QStringList facts{path()};
    if (const QString range = rangeText(m_field.info); !range.isEmpty()) facts << range;
    const QString standard =
        m_field.standard.is_null() ? tr("automatic") : QString::fromStdString(m_field.standard.dump());
    facts << tr("by default %1").arg(standard);
    control->setToolTip(facts.join(QStringLiteral(" · ")));
}

QWidget* FieldRow::makeControl()
{
    if (m_field.kind == FieldKind::Switch) {
        m_check = new QCheckBox(this);
        describe(m_check);
        connect(m_check, &QCheckBox::toggled, this, &FieldRow::changed);
        return m_check;
    }
    if (!m_field.info.allowed.empty()) {
        m_combo = new QComboBox(this);
        describe(m_combo);
        for (const auto& word : m_field.info.allowed)
            m_combo->addItem(QString::fromStdString(word));
        m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(m_combo, &QComboBox::currentIndexChanged, this, &FieldRow::changed);
        return m_combo;
    }
    m_line = new QLineEdit(this);
    describe(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &FieldRow::changed);
    if (m_field.kind != FieldKind::Text) {
        m_line->setFixedWidth(kNumberWidth);
        m_line->setAlignment(Qt::AlignRight);
        if (isOptional(m_field.kind) || (isList(m_field.kind) && m_field.standard.empty()))
            m_line->setPlaceholderText(tr("automatic"));
        return m_line;
    }
    return placeOf(m_field) == Place::None ? m_line : withBrowse(m_line);
}

QWidget* FieldRow::withBrowse(QLineEdit* line)
{
    auto* both = new QWidget(this);
    auto* browse = new QToolButton(both);
    browse->setObjectName(QStringLiteral("browse-") + path());
    browse->setIcon(themedIcon(QStringLiteral("open")));
    const bool folder = placeOf(m_field) == Place::Folder;
    browse->setToolTip(folder ? tr("Choose a folder") : tr("Choose a file of weights"));
    browse->setAccessibleName(browse->toolTip());
    auto* layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(line, 1);
    layout->addWidget(browse);
    connect(browse, &QToolButton::clicked, this, [this, folder] {
        const QString chosen =
            folder ? QFileDialog::getExistingDirectory(window(), tr("Choose a folder"), m_line->text())
                   : QFileDialog::getOpenFileName(window(), tr("Choose a file of weights"), m_line->text(),
                                                  tr("Weights (*.safetensors *.pth *.pt)"));
        if (!chosen.isEmpty()) m_line->setText(chosen);
    });
    return both;
}

json FieldRow::value() const
{
    if (m_check) return m_check->isChecked();
    if (m_combo) return m_combo->currentText().toStdString();
    const QString text = m_line->text();
    if (m_field.kind == FieldKind::Text) return text.toStdString();
    if (isList(m_field.kind)) {
        static const QRegularExpression between(QStringLiteral("[\\s,;×x\\[\\]]+"));
        json list = json::array();
        for (const QString& part : text.split(between, Qt::SkipEmptyParts))
            list.push_back(parseNumber(part));
        return list;
    }
    if (isOptional(m_field.kind) && text.trimmed().isEmpty()) return nullptr;
    return parseNumber(text);
}

void FieldRow::setValue(const json& value)
{
    const QSignalBlocker quiet(this);
    if (m_check) return m_check->setChecked(value.is_boolean() && value.get<bool>());
    if (m_combo) {
        const QString word = numberText(value);
        if (m_combo->findText(word) < 0) m_combo->addItem(word); // shown for what it is, and complained of
        return m_combo->setCurrentText(word);
    }
    if (!value.is_array()) return m_line->setText(numberText(value));
    QStringList parts;
    for (const json& part : value)
        parts << numberText(part);
    m_line->setText(parts.join(QStringLiteral(", ")));
}

void FieldRow::setProblem(const QString& problem)
{
    m_problem = problem;
    m_faultText->setText(problem);
    m_fault->setVisible(!problem.isEmpty());
}

} // namespace sdw::ui
