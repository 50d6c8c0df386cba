// Who takes part in a comparison: two to four models or label sets, each with a letter and a name.
#pragma once

#include "core/comparison/compared_set.h"

#include <QWidget>

class QVBoxLayout;

namespace sdw::ui {

class ContenderList : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kFewest = 2, kMost = 4;

    explicit ContenderList(QWidget* parent = nullptr);

    const std::vector<Contender>& contenders() const { return m_contenders; }
    void setContenders(const std::vector<Contender>& contenders);
    /// Its name is made unique. Nothing happens when there is no place left, or when it takes part already.
    bool add(Contender contender);
    bool isFull() const { return m_contenders.size() >= kMost; }

Q_SIGNALS:
    /// By whomever.
    void changed();

private:
    void rebuild();
    QWidget* makeRow(std::size_t index);
    void rename(std::size_t index, const QString& name);
    std::string freeName(const std::string& wanted) const;

    std::vector<Contender> m_contenders;
    QVBoxLayout* m_rows = nullptr;
    QList<QWidget*> m_shown;
};

} // namespace sdw::ui
