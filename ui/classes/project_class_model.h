// The classes of the open project as a table that can be edited; every change is one step of the undo stack.
#pragma once

#include "core/project/project.h"

#include <QAbstractTableModel>

#include <functional>

class QUndoStack;

namespace sdw::ui {

class ProjectSession;

class ProjectClassModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Key, Id, ColumnCount };

    ProjectClassModel(ProjectSession& session, QUndoStack& undo, QObject* parent = nullptr);

    /// Gives retired classes back what was labelled with them, then calls: when a change that retired some is undone.
    /// Without it they come back at once, for projects without labels of their own.
    using GiveBack = std::function<void(const std::vector<std::string>& uuids, std::function<void()> then)>;
    void setGiveBack(GiveBack giveBack) { m_giveBack = std::move(giveBack); }

    bool isOpen() const; ///< a project whose classes can be changed
    /// @return row of the new class, whose name and colour are chosen to differ from the others.
    int add();
    /// Adds those whose names are not there yet.
    void addAll(const ClassList& classes);
    /// The class goes, and what is labelled with it is unlabelled.
    void remove(int row);
    /// The class goes, and what is labelled with it becomes another class or one of the three states of
    /// core/annotation/label_map.h.
    void retire(int row, int becomes);
    int idAt(int row) const { return m_classes[std::size_t(row)].id; }
    void move(int row, int to);
    void setColour(int row, const QColor& colour);
    QColor colour(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// A change was refused, or could not be written; the table shows what holds.
    void refused(const QString& message);

private:
    friend class EditClasses;
    void push(const QString& text, std::vector<ProjectClass> classes);
    void push(const QString& text, const Project& after);
    bool apply(const Project& classes);
    bool write(const Project& classes);
    void reload();

    ProjectSession& m_session;
    QUndoStack& m_undo;
    std::vector<ProjectClass> m_classes;
    GiveBack m_giveBack;
};

} // namespace sdw::ui
