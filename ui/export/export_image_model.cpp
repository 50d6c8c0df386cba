#include "ui/export/export_image_model.h"

#include "ui/project/label_store.h"
#include "ui/project/project_session.h"

#include <QSet>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kRow = 24; // pixels

} // namespace

ExportImageModel::ExportImageModel(ProjectSession& session, LabelStore& labels, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_labels(labels)
{
    connect(&session, &ProjectSession::openedProject, this, &ExportImageModel::reload);
    connect(&session, &ProjectSession::closed, this, &ExportImageModel::reload);
    connect(&session, &ProjectSession::projectChanged, this, &ExportImageModel::imagesChanged);
    connect(&labels, &LabelStore::stateChanged, this, [this](int image) {
        if (image >= 0 && image < m_rows) Q_EMIT dataChanged(index(image), index(image));
        Q_EMIT imagesChanged();
    });
    reload();
}

void ExportImageModel::reload()
{
    beginResetModel();
    m_rows = m_session.isOpen() ? int(m_session.opened()->images.size()) : 0;
    m_checked.assign(std::size_t(m_rows), false);
    m_checkedCount = 0;
    endResetModel();
    Q_EMIT imagesChanged();
}

void ExportImageModel::setNeedsLabels(bool needs)
{
    if (needs == m_needsLabels) return;
    m_needsLabels = needs;
    if (m_rows > 0) Q_EMIT dataChanged(index(0), index(m_rows - 1));
    Q_EMIT imagesChanged();
}

bool ExportImageModel::isUsable(int image) const
{
    if (!m_needsLabels) return true;
    return m_session.opened()->images[std::size_t(image)].labelled || m_labels.state(image) != ImageState::New;
}

bool ExportImageModel::fits(int image, ExportChoice::Images images, const QString& split) const
{
    switch (images) {
    case ExportChoice::Images::All:
        return true;
    case ExportChoice::Images::Finished:
        return m_labels.state(image) == ImageState::Done || m_labels.state(image) == ImageState::Reviewed;
    case ExportChoice::Images::Reviewed:
        return m_labels.state(image) == ImageState::Reviewed;
    case ExportChoice::Images::Split:
        return m_session.opened()->images[std::size_t(image)].split == split.toStdString();
    case ExportChoice::Images::Current:
        return m_session.currentImage() == image;
    case ExportChoice::Images::Chosen:
        return m_checked[std::size_t(image)];
    }
    return false;
}

void ExportImageModel::apply(const ExportChoice& choice)
{
    const bool byName = choice.images == ExportChoice::Images::Chosen;
    const QSet<QString> names(choice.chosen.begin(), choice.chosen.end());
    m_checkedCount = 0;
    for (int i = 0; i < m_rows; ++i) {
        const bool wanted =
            byName ? names.contains(QString::fromStdString(m_session.opened()->images[std::size_t(i)].name))
                   : fits(i, choice.images, choice.split);
        m_checked[std::size_t(i)] = wanted && isUsable(i);
        m_checkedCount += m_checked[std::size_t(i)];
    }
    if (m_rows > 0) Q_EMIT dataChanged(index(0), index(m_rows - 1), {Qt::CheckStateRole});
}

void ExportImageModel::setChecked(const std::vector<int>& rows, bool checked)
{
    for (const int row : rows) {
        if (row < 0 || row >= m_rows || m_checked[std::size_t(row)] == checked || !isUsable(row)) continue;
        m_checked[std::size_t(row)] = checked;
        m_checkedCount += checked ? 1 : -1;
    }
    if (!rows.empty()) {
        const auto [first, last] = std::minmax_element(rows.begin(), rows.end());
        Q_EMIT dataChanged(index(*first), index(*last), {Qt::CheckStateRole});
    }
    Q_EMIT checkedByHand();
}

std::vector<int> ExportImageModel::checked() const
{
    std::vector<int> images;
    for (int i = 0; i < m_rows; ++i)
        if (m_checked[std::size_t(i)]) images.push_back(i);
    return images;
}

int ExportImageModel::count(ExportChoice::Images images, const QString& split) const
{
    int count = 0;
    for (int i = 0; i < m_rows; ++i)
        count += fits(i, images, split) && isUsable(i);
    return count;
}

QStringList ExportImageModel::splits() const
{
    QStringList splits;
    const std::string* last = nullptr; // images of one split mostly follow each other
    for (int i = 0; i < m_rows; ++i) {
        const std::string& split = m_session.opened()->images[std::size_t(i)].split;
        if (split.empty() || (last && *last == split)) continue;
        last = &split;
        if (const QString name = QString::fromStdString(split); !splits.contains(name)) splits << name;
    }
    return splits;
}

int ExportImageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant ExportImageModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const ImageItem& item = m_session.opened()->images[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return item.title();
    case Qt::CheckStateRole:
        return int(m_checked[std::size_t(index.row())] ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole:
        return isUsable(index.row()) ? QString::fromStdString(item.name)
                                     : tr("%1 has no labels").arg(QString::fromStdString(item.name));
    case Qt::SizeHintRole:
        return QSize(0, kRow);
    default:
        return {};
    }
}

bool ExportImageModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !isUsable(index.row())) return false;
    setChecked({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ExportImageModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
    return isUsable(index.row()) ? flags | Qt::ItemIsEnabled : flags;
}

} // namespace sdw::ui
