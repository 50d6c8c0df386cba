// The two menus of the image list: what is shown, and how it is ordered.
#pragma once

#include "ui/project/image_query.h"
#include "ui/settings/ui_settings.h"

#include <QMenu>

class QActionGroup;

namespace sdw::ui {

/// Stays open while things are ticked, since mostly several are.
class CheckMenu : public QMenu {
    Q_OBJECT
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

/// Ticks for states, splits, classes and problems. Made anew each time it opens, from what is open then.
class FilterMenu : public CheckMenu {
    Q_OBJECT
public:
    explicit FilterMenu(QWidget* parent = nullptr);

    /// Before it opens. @param opened null: nothing is open.
    void fill(const Opened* opened, const ImageQuery& query);

Q_SIGNALS:
    /// Everything but words and order.
    void chosen(const sdw::ui::ImageQuery& query);

private:
    template <typename Value>
    void addTick(QMenu* menu, const QString& text, const QIcon& icon, std::set<Value> ImageQuery::*values, Value value);
    QAction* addTick(QMenu* menu, const QString& text, const QIcon& icon, bool on);

    ImageQuery m_query;
    QAction* m_clear = nullptr;
};

class OrderMenu : public QMenu {
    Q_OBJECT
public:
    explicit OrderMenu(QWidget* parent = nullptr);

    void show(const ImageQuery& query, ThumbnailSize size);

Q_SIGNALS:
    void orderChosen(sdw::ui::ImageQuery::Sort sort, bool descending);
    void sizeChosen(sdw::ui::ThumbnailSize size);

private:
    void tell();

    QActionGroup *m_sorts = nullptr, *m_sizes = nullptr;
    QAction* m_descending = nullptr;
};

} // namespace sdw::ui
