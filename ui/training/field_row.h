// One setting in a form: what it means, a control for its value, and what is wrong with it beside it.
#pragma once

#include "core/config/field_description.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace sdw::ui {

class IconLabel;

class FieldRow : public QWidget {
    Q_OBJECT
public:
    explicit FieldRow(const FieldDescription& field, QWidget* parent = nullptr);

    const FieldDescription& field() const { return m_field; }
    QString path() const { return QString::fromStdString(m_field.path); }
    QString label() const { return m_label; } ///< what it means, in the person's language

    /// As it would stand in a file. What was typed and is no number is a text, for the check to complain of.
    nlohmann::json value() const;
    /// Without changed().
    void setValue(const nlohmann::json& value);
    /// Empty: none.
    void setProblem(const QString& problem);
    QString problem() const { return m_problem; }

Q_SIGNALS:
    /// By a person.
    void changed();

private:
    QWidget* makeControl();
    QWidget* withBrowse(QLineEdit* line);
    void describe(QWidget* control) const;

    FieldDescription m_field;
    QString m_label, m_problem;
    QCheckBox* m_check = nullptr; ///< one of the three
    QComboBox* m_combo = nullptr;
    QLineEdit* m_line = nullptr;
    QWidget* m_fault = nullptr;
    QLabel* m_faultText = nullptr;
};

} // namespace sdw::ui
