#include "ui/compare/ranked_image_list.h"

#include "ui/compare/ranked_image_delegate.h"
#include "ui/project/project_session.h"
#include "ui/project/thumbnails.h"
#include "ui/reports/compare_words.h"
#include "ui/settings/style.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <unordered_map>

namespace sdw::ui {
namespace {

constexpr int kWantAfterMs = 30; // while somebody scrolls
constexpr int kUnlessChosen = 6; // images of a figure

/// Where the images of a comparison are among those of what is open.
std::vector<int> placesIn(const Opened& opened, const std::vector<ComparedImage>& images)
{
    std::unordered_map<std::string, int> byPath;
    for (std::size_t i = 0; i < opened.images.size(); ++i)
        byPath.emplace(opened.images[i].path.string(), int(i));
    std::vector<int> places;
    for (const ComparedImage& image : images) {
        const auto at = byPath.find(image.image.string());
        places.push_back(at == byPath.end() ? -1 : at->second);
    }
    return places;
}

} // namespace

RankedImageList::RankedImageList(ProjectSession& session, Thumbnails& thumbnails, QAction* all, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_thumbnails(thumbnails)
    , m_model(new RankedImageModel(this))
    , m_view(new QListView(this))
{
    m_model->setThumbnails([this](std::size_t image) {
        const int place = image < m_inSession.size() ? m_inSession[image] : -1;
        return place < 0 ? QPixmap() : m_thumbnails.find(place);
    });
    m_view->setObjectName(QStringLiteral("rankedImages"));
    m_view->setAccessibleName(tr("Images of the comparison"));
    m_view->setToolTip(
        tr("The images that were compared, with what the second gains or loses in each; select several for a figure"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RankedImageDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_count = new QLabel(this);
    m_count->setObjectName(QStringLiteral("rankedCount"));
    m_count->setFont(smallFont(m_count->font()));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setContentsMargins(12, 4, 12, 6);

    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(makeTop(all));
    lines->addWidget(m_view, 1);
    lines->addWidget(m_count);

    m_wantTimer.setSingleShot(true);
    m_wantTimer.setInterval(kWantAfterMs);
    connect(&m_wantTimer, &QTimer::timeout, this, &RankedImageList::wantThumbnails);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, &m_wantTimer, qOverload<>(&QTimer::start));
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        placeCurrent();
        updateTop();
        m_wantTimer.start();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (m_placing || !index.isValid()) return;
        m_current = m_model->imageAt(index.row());
        Q_EMIT chosen(m_current);
    });
    connect(&m_thumbnails, &Thumbnails::made, this, [this](int place) {
        const auto at = std::ranges::find(m_inSession, place);
        if (at != m_inSession.end()) m_model->thumbnailMade(std::size_t(at - m_inSession.begin()));
    });
    connect(&m_thumbnails, &Thumbnails::settled, this, &RankedImageList::settled);
    updateTop();
}

QWidget* RankedImageList::makeTop(QAction* all)
{
    auto* top = new QWidget(this);
    m_order = new QComboBox(top);
    m_order->setObjectName(QStringLiteral("imageOrder"));
    m_order->setAccessibleName(tr("Order of the images"));
    m_order->setToolTip(tr("Which images come first"));
    m_order->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (int i = 0; i < 4; ++i)
        m_order->addItem(QString());
    connect(m_order, &QComboBox::activated, this, [this](int index) { m_model->setOrder(ImageOrder(index)); });
    m_cellRow = new QWidget(top);
    m_cell = new QLabel(m_cellRow);
    m_cell->setObjectName(QStringLiteral("cellText"));
    m_cell->setWordWrap(true);
    auto* end = new QToolButton(m_cellRow);
    end->setObjectName(QStringLiteral("endCell"));
    end->setDefaultAction(all);
    auto* row = new QHBoxLayout(m_cellRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_cell, 1);
    row->addWidget(end, 0, Qt::AlignTop);
    auto* lines = new QVBoxLayout(top);
    lines->setContentsMargins(8, 8, 8, 8);
    lines->setSpacing(6);
    lines->addWidget(m_order);
    lines->addWidget(m_cellRow);
    return top;
}

void RankedImageList::setNumbers(std::shared_ptr<const ComparedSet> set, std::shared_ptr<const PairNumbers> numbers)
{
    m_inSession.clear();
    if (set && m_session.isOpen()) m_inSession = placesIn(*m_session.opened(), set->images());
    if (numbers) {
        const QString first = contenderLetter(numbers->pair.first), second = contenderLetter(numbers->pair.second);
        const bool truth = numbers->paired.has_value();
        m_order->setItemText(0, truth ? tr("Worst for %1 first").arg(second) : tr("As ranked"));
        m_order->setItemText(1, truth ? tr("Best for %1 first").arg(second) : tr("As ranked"));
        m_order->setItemText(2, tr("Most different first"));
        m_order->setItemText(3, tr("By name"));
    }
    const bool keepCell = set && m_model->isNarrowed();
    m_model->setNumbers(std::move(set), std::move(numbers));
    if (!keepCell || !m_model->isNarrowed()) m_cellText.clear();
    updateTop();
}

void RankedImageList::setCell(const QString& what, std::vector<ComparedSet::CellImage> images)
{
    m_cellText = what;
    m_model->setCell(std::move(images));
}

void RankedImageList::clearCell()
{
    m_cellText.clear();
    m_model->setCell({});
}

void RankedImageList::updateTop()
{
    const bool narrowed = m_model->isNarrowed();
    m_cell->setText(m_cellText);
    m_cellRow->setVisible(narrowed);
    m_order->setVisible(!narrowed);
    m_count->setText(tr("%n image(s)", nullptr, m_model->rowCount()));
}

void RankedImageList::setCurrent(int image)
{
    m_current = image;
    placeCurrent();
}

void RankedImageList::placeCurrent()
{
    m_placing = true;
    const int row = m_model->rowOf(m_current);
    m_view->setCurrentIndex(m_model->index(row));
    if (row < 0) m_view->clearSelection();
    m_placing = false;
}

int RankedImageList::neighbour(int by) const
{
    const int row = m_model->rowOf(m_current);
    return row < 0 ? m_model->imageAt(0) : m_model->imageAt(row + by);
}

std::vector<std::size_t> RankedImageList::chosenImages() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<std::size_t> images;
    for (const QModelIndex& row : rows)
        images.push_back(std::size_t(m_model->imageAt(row.row())));
    if (images.size() > 1) return images;
    images.clear();
    for (int row = 0; row < std::min(m_model->rowCount(), kUnlessChosen); ++row)
        images.push_back(std::size_t(m_model->imageAt(row)));
    return images;
}

bool RankedImageList::isSettled() const
{
    return !isVisible() || (!m_wantTimer.isActive() && m_thumbnails.isSettled());
}

void RankedImageList::wantThumbnails()
{
    if (!isVisible()) return;
    std::vector<int> wanted;
    const QRect seen = m_view->viewport()->rect();
    const QModelIndex first = m_view->indexAt(QPoint(1, 1));
    for (int row = std::max(0, first.row()); row < m_model->rowCount(); ++row) {
        if (!m_view->visualRect(m_model->index(row)).intersects(seen)) break;
        const auto image = std::size_t(m_model->imageAt(row));
        if (image < m_inSession.size() && m_inSession[image] >= 0) wanted.push_back(m_inSession[image]);
    }
    m_thumbnails.want(wanted);
    if (m_thumbnails.isSettled()) Q_EMIT settled();
}

void RankedImageList::resizeEvent(QResizeEvent*)
{
    m_wantTimer.start();
}

void RankedImageList::showEvent(QShowEvent*)
{
    m_wantTimer.start();
}

} // namespace sdw::ui
