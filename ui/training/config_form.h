// A form for every setting of a run, made from the engine's own description of them: groups, help, choices, checks.
#pragma once

#include "core/config/field_description.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QToolButton;
class QVBoxLayout;

namespace sdw::ui {

class FieldRow;

class ConfigForm : public QWidget {
    Q_OBJECT
public:
    explicit ConfigForm(QWidget* parent = nullptr);

    /// Complete, as it would stand in config.json.
    nlohmann::json document() const;
    /// Settings that it leaves out get their defaults. changed() follows at once.
    void setDocument(const nlohmann::json& document);
    void set(const QString& path, const nlohmann::json& value);

    FieldRow* row(const QString& path) const; ///< null where there is none
    const std::vector<FieldRow*>& rows() const { return m_rows; }

    /// Rows whose text or key holds this, wherever they are folded away; empty: all as they were.
    void find(const QString& text);

    /// Nothing that is known without the data speaks against it. Up to date when changed() is sent.
    bool isSound() const { return m_problems == 0; }
    int problems() const { return m_problems; }
    /// What is wrong and belongs to no row that is shown; empty: nothing.
    QString generalProblem() const { return m_general; }
    /// Says beside its row what an error is about, as far as it names a setting. @return whether it does.
    bool showProblem(const QString& message);

Q_SIGNALS:
    /// Values have changed, and were checked.
    void changed();

private:
    struct Section {
        QString id; ///< path of the group
        QWidget* body = nullptr;
        QToolButton* fold = nullptr; ///< shows the settings that are for few
        std::vector<FieldRow*> basic{}, advanced{};
    };
    void makeSections();
    Section& sectionOf(const FieldDescription& field, QVBoxLayout* lines);
    void arrange();
    void check();
    void showAt(const std::string& path, const std::string& message);

    std::vector<FieldRow*> m_rows;
    std::vector<Section> m_sections;
    QString m_find, m_general;
    int m_problems = 0;
    QTimer m_later;
};

} // namespace sdw::ui
