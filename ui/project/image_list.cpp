#include "ui/project/image_list.h"

#include "ui/icons/icon.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace sdw::ui {
namespace {

constexpr int kRow = 24; // pixels

} // namespace

ImageListModel::ImageListModel(ProjectSession& session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    const auto reload = [this] {
        beginResetModel();
        m_count = m_session.isOpen() ? int(m_session.opened()->images.size()) : 0;
        endResetModel();
    };
    connect(&session, &ProjectSession::openedProject, this, reload);
    connect(&session, &ProjectSession::closed, this, reload);
    reload();
}

int ImageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant ImageListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const ImageItem& item = m_session.opened()->images[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return item.title();
    case Qt::ToolTipRole:
        return QString::fromStdString(item.name);
    case Qt::SizeHintRole:
        return QSize(0, kRow);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(item.title(), item.labelled ? tr("labelled") : tr("not labelled"));
    case Qt::DecorationRole: { // shape and tint both: state is never colour alone
        static const QIcon labelled = themedIcon(QStringLiteral("ok"), IconTint::Good);
        static const QIcon open = themedIcon(QStringLiteral("rectangle"), IconTint::Quiet);
        return item.labelled ? labelled : open;
    }
    default:
        return {};
    }
}

ImageList::ImageList(ProjectSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new ImageListModel(session, this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_view(new QListView(this))
    , m_count(new QLabel(this))
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setObjectName(QStringLiteral("imageFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter images"));
    m_filter->setToolTip(tr("Show only images whose file name holds these letters"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(QStringLiteral("search"), IconTint::Quiet), QLineEdit::LeadingPosition);
    m_view->setObjectName(QStringLiteral("imageList"));
    m_view->setAccessibleName(tr("Images"));
    m_view->setToolTip(tr("Choose the image that is shown"));
    m_view->setModel(m_filtered);
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setIconSize({14, 14});
    m_count->setFont(smallFont(m_count->font()));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setContentsMargins(12, 4, 12, 4);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 8);
    top->addWidget(m_filter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_count);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filtering = true;
        m_filtered->setFilterFixedString(text);
        m_filtering = false;
        setCurrent(m_session.currentImage());
        updateCount();
        Q_EMIT filtered();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid() && !m_filtering) Q_EMIT chosen(m_filtered->mapToSource(current).row());
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &ImageList::updateCount);
    updateCount();
}

void ImageList::updateCount()
{
    if (!m_session.isOpen()) return m_count->clear();
    const int all = m_model->rowCount(), shown = m_filtered->rowCount();
    const int labelled = int(m_session.opened()->labelled());
    m_count->setText(shown == all ? tr("%1 of %n labelled", nullptr, all).arg(labelled)
                                  : tr("%1 of %n shown", nullptr, all).arg(shown));
}

void ImageList::setCurrent(int index)
{
    const QModelIndex at = m_filtered->mapFromSource(m_model->index(index));
    if (at != m_view->currentIndex()) {
        const QSignalBlocker quiet(m_view->selectionModel());
        m_view->setCurrentIndex(at);
    }
    if (at.isValid()) m_view->scrollTo(at);
    m_view->viewport()->update();
}

int ImageList::neighbour(int step) const
{
    const QModelIndex at = m_filtered->index(m_view->currentIndex().row() + step, 0);
    return m_view->currentIndex().isValid() && at.isValid() ? m_filtered->mapToSource(at).row() : -1;
}

} // namespace sdw::ui
