#include "ui/project/image_list.h"

#include "ui/actions/action_registry.h"
#include "ui/icons/icon.h"
#include "ui/project/image_delegate.h"
#include "ui/project/image_list_model.h"
#include "ui/project/project_index.h"
#include "ui/project/project_session.h"
#include "ui/project/share_bar.h"
#include "ui/project/thumbnails.h"
#include "ui/settings/style.h"
#include "ui/settings/ui_settings.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sdw::ui {
namespace {

constexpr int kWideFrom = 300; // pixels of width from which large thumbnails are shown
constexpr int kWordsMs = 120;  // between two letters
constexpr int kWantMs = 30;    // while somebody scrolls
constexpr int kRowsAround = 8; // drawn beyond those in view
constexpr int kButton = 28, kIcon = 18;

QToolButton* menuButton(const char* name, const QString& text, const QString& toolTip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    button->setFixedSize(kButton, kButton);
    button->setIconSize({kIcon, kIcon});
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

ImageList::ImageList(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ImageListModel(context.session, context.index, context.jobs, this))
    , m_delegate(new ImageDelegate(this))
    , m_view(new QListView(this))
{
    m_view->setObjectName(QStringLiteral("imageList"));
    m_view->setAccessibleName(tr("Images"));
    m_view->setToolTip(tr("Choose the image that is shown"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setMouseTracking(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->viewport()->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTop());
    layout->addWidget(m_view, 1);
    layout->addWidget(makeFoot());

    m_wantTimer.setSingleShot(true);
    m_wantTimer.setInterval(kWantMs);
    connect(&m_wantTimer, &QTimer::timeout, this, &ImageList::wantThumbnails);
    Thumbnails& thumbnails = context.index.thumbnails();
    connect(&thumbnails, &Thumbnails::made, this, [this](int image) {
        if (const int row = m_model->rowOf(image); row >= 0) m_view->update(m_model->index(row));
    });
    connect(&thumbnails, &Thumbnails::settled, this, &ImageList::settled);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, &m_wantTimer, qOverload<>(&QTimer::start));
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_placing = true; });
    connect(m_model, &ImageListModel::listed, this, [this] {
        m_placing = false;
        setCurrent(m_context.session.currentImage());
        updateFoot();
        m_wantTimer.start();
        Q_EMIT filtered();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid() && !m_placing && !m_multiple) Q_EMIT chosen(m_model->imageAt(current.row()));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ImageList::selectionChanged);
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT activated(m_model->imageAt(index.row())); });
    connect(&context.index, &ProjectIndex::changed, this, &ImageList::updateFoot);
    connect(&context.index, &ProjectIndex::reset, this, &ImageList::updateFoot);
    connect(&context.session, &ProjectSession::currentImageChanged, this, &ImageList::setCurrent);
    connect(&context.settings, &UiSettings::thumbnailSizeChanged, this, &ImageList::updateSize);
    updateSize();
    updateFoot();
    setCurrent(context.session.currentImage());
}

QWidget* ImageList::makeTop()
{
    auto* top = new QWidget(this);
    m_words = new QLineEdit(top);
    m_words->setObjectName(QStringLiteral("imageFilter"));
    m_words->setPlaceholderText(tr("Filter"));
    m_words->setAccessibleName(tr("Filter images"));
    m_words->setToolTip(tr("Show only images whose folder and name hold these words"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(themedIcon(QStringLiteral("search"), IconTint::Quiet), QLineEdit::LeadingPosition);
    m_filter = menuButton("imageFilterMenu", tr("Filter by state, split or class"),
                          tr("Show only images of some states, splits or classes"), top);
    m_filter->setIcon(themedIcon(QStringLiteral("filter")));
    m_filterMenu = new FilterMenu(m_filter);
    m_filter->setMenu(m_filterMenu);
    m_order = menuButton("imageOrderMenu", tr("Order and size"),
                         tr("Order of the images, and size of their thumbnails"), top);
    m_order->setIcon(themedIcon(QStringLiteral("sort")));
    m_orderMenu = new OrderMenu(m_order);
    m_order->setMenu(m_orderMenu);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(8, 8, 4, 8);
    layout->setSpacing(2);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_filter);
    layout->addWidget(m_order);

    m_wordsTimer.setSingleShot(true);
    m_wordsTimer.setInterval(kWordsMs);
    connect(m_words, &QLineEdit::textChanged, &m_wordsTimer, qOverload<>(&QTimer::start));
    connect(&m_wordsTimer, &QTimer::timeout, this, [this] {
        ImageQuery query = this->query();
        query.words = m_words->text();
        setQuery(query);
    });
    connect(m_filterMenu, &QMenu::aboutToShow, this,
            [this] { m_filterMenu->fill(m_context.session.opened().get(), query()); });
    connect(m_filterMenu, &FilterMenu::chosen, this, &ImageList::setQuery);
    connect(m_orderMenu, &QMenu::aboutToShow, this,
            [this] { m_orderMenu->show(query(), m_context.settings.thumbnailSize()); });
    connect(m_orderMenu, &OrderMenu::orderChosen, this, [this](ImageQuery::Sort sort, bool descending) {
        ImageQuery query = this->query();
        query.sort = sort;
        query.descending = descending;
        setQuery(query);
    });
    connect(m_orderMenu, &OrderMenu::sizeChosen, &m_context.settings, &UiSettings::setThumbnailSize);
    return top;
}

QWidget* ImageList::makeFoot()
{
    auto* foot = new QWidget(this);
    m_count = new QLabel(foot);
    m_count->setObjectName(QStringLiteral("imageCount"));
    m_count->setFont(smallFont(m_count->font()));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_bar = new ShareBar(foot);
    auto* layout = new QVBoxLayout(foot);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->setSpacing(4);
    layout->addWidget(m_count);
    layout->addWidget(m_bar);
    return foot;
}

void ImageList::addActions(const QString& scope)
{
    const auto add = [&](const char* id, const QString& text, const char* icon, const QString& toolTip,
                         const QList<QKeySequence>& keys, std::function<void()> act) {
        m_context.actions.add({.id = scope + QLatin1Char('.') + QLatin1String(id),
                               .text = text,
                               .icon = QLatin1String(icon),
                               .toolTip = toolTip,
                               .keys = keys,
                               .scope = scope},
                              std::move(act));
    };
    add("find-image", tr("Find an image"), "search", tr("Type words of the name of an image"),
        {QKeySequence(Qt::CTRL | Qt::Key_F)}, [this] {
            m_words->setFocus(Qt::ShortcutFocusReason);
            m_words->selectAll();
        });
    add("filter-images", tr("Filter images"), "filter", tr("Show only images of some states, splits or classes"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, [this] { m_filter->showMenu(); });
    add("show-all-images", tr("Show all images"), "close", tr("End every filter of the image list"), {}, [this] {
        m_words->clear();
        setQuery({.sort = query().sort, .descending = query().descending});
    });
    add("order-images", tr("Order images"), "sort", tr("Order of the images, and size of their thumbnails"), {},
        [this] { m_order->showMenu(); });
}

void ImageList::setMultiple()
{
    m_multiple = true;
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setToolTip(tr("Choose images; Ctrl and Shift choose several"));
}

std::vector<int> ImageList::selectedImages() const
{
    std::vector<int> images;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            images.push_back(m_model->imageAt(row));
    std::sort(images.begin(), images.end());
    return images;
}

void ImageList::selectAll()
{
    m_view->selectAll();
}

const ImageQuery& ImageList::query() const
{
    return m_model->query();
}

void ImageList::setQuery(const ImageQuery& query)
{
    m_wordsTimer.stop();
    if (query.words != m_words->text()) {
        const QSignalBlocker quiet(m_words);
        m_words->setText(query.words);
    }
    ImageQuery rest = query;
    rest.words.clear();
    m_filter->setIcon(themedIcon(rest.showsAll() ? QStringLiteral("filter") : QStringLiteral("filter-on")));
    m_model->setQuery(query);
}

void ImageList::updateSize()
{
    const ThumbnailSize size = m_context.settings.thumbnailSize();
    const bool large = size == ThumbnailSize::Large || (size == ThumbnailSize::ByWidth && width() >= kWideFrom);
    if (large == m_delegate->isLarge()) return;
    m_delegate->setLarge(large);
    m_view->doItemsLayout();
    setCurrent(m_context.session.currentImage());
    m_wantTimer.start();
}

void ImageList::updateFoot()
{
    if (!m_context.session.isOpen()) {
        m_count->clear();
        m_bar->setShare(0);
        return;
    }
    const ProjectIndex& index = m_context.index;
    const int all = int(m_context.session.opened()->images.size()), shown = m_model->rowCount();
    const int done = index.count(ImageState::Done) + index.count(ImageState::Reviewed);
    const QLocale locale;
    QString text = tr("%1 of %2 done", nullptr, all).arg(locale.toString(done), locale.toString(all));
    if (shown != all) text += QStringLiteral(" · ") + tr("%1 shown", nullptr, shown).arg(locale.toString(shown));
    m_count->setText(text);
    m_bar->setShare(all > 0 ? double(done) / all : 0);
}

void ImageList::setCurrent(int index)
{
    const int row = m_model->rowOf(index);
    const QModelIndex at = m_model->index(row);
    if (row >= 0) m_lastRow = row;
    if (m_multiple) return; // whatever is selected there is nobody else's
    if (at != m_view->currentIndex()) {
        m_placing = true;
        m_view->setCurrentIndex(at);
        m_placing = false;
    }
    if (at.isValid()) m_view->scrollTo(at);
    m_view->viewport()->update();
}

/// The row before or after the current image, which need not be listed any more.
int ImageList::rowFrom(int step) const
{
    const int row = m_model->rowOf(m_context.session.currentImage());
    if (row >= 0) return row + step;
    const int at = std::clamp(m_lastRow, 0, m_model->rowCount());
    return step > 0 ? at + step - 1 : at + step;
}

int ImageList::neighbour(int step) const
{
    return m_model->imageAt(rowFrom(step));
}

int ImageList::nextToLabel(int step) const
{
    const int rows = m_model->rowCount(), current = m_context.session.currentImage();
    if (rows == 0 || step == 0) return -1;
    const int first = rowFrom(step);
    for (int i = 0; i < rows; ++i) {
        const int row = ((first + i * step) % rows + rows) % rows;
        const int image = m_model->imageAt(row);
        if (image != current && !isDone(m_context.index.state(image))) return image;
    }
    return -1;
}

void ImageList::wantThumbnails()
{
    if (!isVisible()) return Q_EMIT settled();
    const int rows = m_model->rowCount(), height = m_delegate->rowHeight();
    const int first = m_view->verticalScrollBar()->value() / height;
    const int last = std::min(rows - 1, first + m_view->viewport()->height() / height + 1);
    std::vector<int> images;
    for (int row = first; row <= last; ++row)
        images.push_back(m_model->imageAt(row));
    for (int i = 1; i <= kRowsAround; ++i) {
        images.push_back(m_model->imageAt(last + i));
        images.push_back(m_model->imageAt(first - i));
    }
    m_context.index.thumbnails().want(images);
    if (isSettled()) Q_EMIT settled();
}

bool ImageList::isSettled() const
{
    return !m_wordsTimer.isActive() && !m_wantTimer.isActive() && m_model->isSettled() &&
           m_context.index.thumbnails().isSettled();
}

void ImageList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateSize();
}

void ImageList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_wantTimer.start();
}

/// Escape ends the search first, and is the window's after that.
void ImageList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_words->text().isEmpty())
        m_words->clear();
    else
        QWidget::keyPressEvent(event);
}

bool ImageList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize) m_wantTimer.start();
    return QWidget::eventFilter(watched, event);
}

} // namespace sdw::ui
