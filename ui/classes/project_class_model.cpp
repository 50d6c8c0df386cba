#include "ui/classes/project_class_model.h"

#include "core/annotation/label_map.h"
#include "core/base/error.h"
#include "ui/classes/default_colours.h"
#include "ui/project/project_session.h"

#include <QColor>
#include <QKeySequence>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <set>

namespace sdw::ui {

/// Class lists are small: those before and after are kept whole.
class EditClasses : public QUndoCommand {
public:
    /// Of both, only the classes count.
    EditClasses(ProjectClassModel& model, const QString& text, Project before, Project after)
        : QUndoCommand(text)
        , m_model(model)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void redo() override { setObsolete(!m_model.apply(m_after)); }
    void undo() override { setObsolete(!m_model.apply(m_before)); }

private:
    ProjectClassModel& m_model;
    Project m_before, m_after;
};

ProjectClassModel::ProjectClassModel(ProjectSession& session, QUndoStack& undo, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_undo(undo)
{
    connect(&session, &ProjectSession::openedProject, this, [this] {
        m_undo.clear(); // its steps are about another project
        reload();
    });
    connect(&session, &ProjectSession::closed, this, [this] {
        m_undo.clear();
        reload();
    });
    connect(&session, &ProjectSession::projectChanged, this, &ProjectClassModel::reload);
    reload();
}

void ProjectClassModel::reload()
{
    beginResetModel();
    m_classes = m_session.isOpen() ? m_session.opened()->project.classes : std::vector<ProjectClass>();
    endResetModel();
}

void ProjectClassModel::push(const QString& text, std::vector<ProjectClass> classes)
{
    if (!m_session.isOpen()) return;
    Project after;
    after.classes = std::move(classes);
    after.retired = m_session.opened()->project.retired;
    push(text, after);
}

void ProjectClassModel::push(const QString& text, const Project& after)
{
    Project before; // class lists are small; the lists of images stay out of it
    before.classes = m_classes;
    before.retired = m_session.opened()->project.retired;
    m_undo.push(new EditClasses(*this, text, std::move(before), after));
}

bool ProjectClassModel::apply(const Project& classes)
{
    if (!m_session.isOpen()) return false;
    std::vector<std::string> back;
    for (const RetiredClass& one : m_session.opened()->project.retired)
        if (std::none_of(classes.retired.begin(), classes.retired.end(),
                         [&](const RetiredClass& other) { return other.uuid == one.uuid; }))
            back.push_back(one.uuid);
    if (back.empty() || !m_giveBack) return write(classes);
    m_giveBack(back, [model = QPointer(this), classes] {
        if (model) model->write(classes);
    });
    return true;
}

bool ProjectClassModel::write(const Project& classes)
{
    if (!m_session.isOpen()) return false;
    Project project = m_session.opened()->project;
    project.classes = classes.classes;
    project.retired = classes.retired;
    try {
        m_session.update(project);
        return true;
    } catch (const Error& error) {
        Q_EMIT refused(QString::fromStdString(error.what()));
        return false;
    }
}

bool ProjectClassModel::isOpen() const
{
    return m_session.isOpen();
}

int ProjectClassModel::add()
{
    std::set<std::string> names;
    std::set<std::string> keys;
    for (const ProjectClass& one : m_classes) {
        names.insert(one.name);
        keys.insert(one.shortcut);
    }
    std::string name;
    for (int i = int(m_classes.size()) + 1; name.empty() || names.count(name); ++i)
        name = tr("class %1").arg(i).toStdString();
    Project project;
    project.classes = m_classes;
    if (isOpen()) project.retired = m_session.opened()->project.retired;
    ProjectClass added{.uuid = newUuid(), .id = project.freeClassId(), .name = name, .extra = nullptr};
    added.colour = unusedColour(m_classes);
    for (const char* key : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"})
        if (!keys.count(key)) {
            added.shortcut = key;
            break;
        }
    auto classes = m_classes;
    classes.push_back(std::move(added));
    push(tr("Add class"), std::move(classes));
    return rowCount() - 1;
}

void ProjectClassModel::addAll(const ClassList& list)
{
    Project project;
    project.classes = m_classes;
    if (isOpen()) project.retired = m_session.opened()->project.retired;
    for (const ClassInfo& info : list) {
        const bool known = std::any_of(project.classes.begin(), project.classes.end(),
                                       [&](const ProjectClass& one) { return one.name == info.name; });
        if (known) continue;
        project.classes.push_back({.uuid = newUuid(),
                                   .id = project.freeClassId(),
                                   .name = info.name,
                                   .colour = info.colour,
                                   .extra = nullptr});
    }
    if (project.classes.size() != m_classes.size()) push(tr("Add a list of classes"), std::move(project.classes));
}

void ProjectClassModel::remove(int row)
{
    retire(row, kUnlabelled);
}

void ProjectClassModel::retire(int row, int becomes)
{
    if (!isOpen() || row < 0 || row >= rowCount() || becomes == idAt(row)) return;
    Project after;
    after.classes = m_classes;
    after.retired = m_session.opened()->project.retired;
    retireClass(after, idAt(row), becomes);
    push(after.findClass(becomes) ? tr("Merge class") : tr("Delete class"), after);
}

void ProjectClassModel::move(int row, int to)
{
    if (row < 0 || row >= rowCount() || to < 0 || to >= rowCount() || row == to) return;
    auto classes = m_classes;
    ProjectClass moved = std::move(classes[std::size_t(row)]);
    classes.erase(classes.begin() + row);
    classes.insert(classes.begin() + to, std::move(moved));
    push(tr("Move class"), std::move(classes));
}

void ProjectClassModel::setColour(int row, const QColor& colour)
{
    if (row < 0 || row >= rowCount() || !colour.isValid() || colour == this->colour(row)) return;
    auto classes = m_classes;
    classes[std::size_t(row)].colour = {std::uint8_t(colour.red()), std::uint8_t(colour.green()),
                                        std::uint8_t(colour.blue())};
    push(tr("Change colour"), std::move(classes));
}

QColor ProjectClassModel::colour(int row) const
{
    const auto& colour = m_classes[std::size_t(row)].colour;
    return QColor(colour[0], colour[1], colour[2]);
}

int ProjectClassModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_classes.size());
}

int ProjectClassModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProjectClassModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const ProjectClass& one = m_classes[std::size_t(index.row())];
    if (role == Qt::DecorationRole && index.column() == Name) return colour(index.row());
    if (role == Qt::TextAlignmentRole && index.column() != Name) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) return QString::fromStdString(one.name);
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    switch (index.column()) {
    case Name:
        return QString::fromStdString(one.name);
    case Key:
        return QString::fromStdString(one.shortcut);
    default:
        return one.id;
    }
}

bool ProjectClassModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || index.column() == Id) return false;
    const QString text = value.toString().trimmed();
    auto classes = m_classes;
    ProjectClass& one = classes[std::size_t(index.row())];
    if (index.column() == Name) {
        if (text.isEmpty() || text.toStdString() == one.name) return false;
        one.name = text.toStdString();
        push(tr("Rename class"), std::move(classes));
    } else {
        const QKeySequence keys(text);
        if (!text.isEmpty() && (keys.count() != 1 || keys[0].key() == Qt::Key_unknown)) {
            Q_EMIT refused(tr("“%1” is no key; type one key, like 1 or R.").arg(text));
            return false;
        }
        one.shortcut = keys.toString(QKeySequence::PortableText).toStdString();
        push(tr("Change key of class"), std::move(classes));
    }
    return true;
}

QVariant ProjectClassModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == Name ? tr("Class") : section == Key ? tr("Key") : tr("Id");
}

Qt::ItemFlags ProjectClassModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() != Id ? flags | Qt::ItemIsEditable : flags;
}

} // namespace sdw::ui
