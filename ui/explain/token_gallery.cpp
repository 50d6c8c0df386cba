#include "ui/explain/token_gallery.h"

#include "ui/explain/token_delegate.h"
#include "ui/explain/token_model.h"
#include "ui/project/page_parts.h"
#include "ui/settings/style.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QScrollBar>
#include <QStackedWidget>

namespace sdw::ui {
namespace {

constexpr int kLeastPicture = 64, kMostPicture = 128, kAround = 10; // pixels: width, and what a token has besides

QLabel* makeQuiet(QWidget* parent, const char* name)
{
    QLabel* label = makeQuietLine(parent);
    label->setObjectName(QLatin1String(name));
    return label;
}

} // namespace

TokenGallery::TokenGallery(const std::array<ModelSide*, 2>& sides, QWidget* parent)
    : QWidget(parent)
    , m_sides(sides)
    , m_model(new TokenModel(this))
    , m_delegate(new TokenDelegate(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("tokenGallery"));
    m_none = makeQuiet(this, "noTokens");
    m_none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_none->setMargin(12);
    auto* page = new QWidget(this);
    m_sideBox = new QComboBox(page);
    m_sideBox->setObjectName(QStringLiteral("tokenSide"));
    m_sideBox->setAccessibleName(tr("Model whose tokens are shown"));
    m_sideBox->setToolTip(tr("Model whose tokens are shown"));
    for (const ModelSide* side : m_sides)
        m_sideBox->addItem(side->letter());
    m_orderBox = new QComboBox(page);
    m_orderBox->setObjectName(QStringLiteral("tokenOrder"));
    m_orderBox->addItem(tr("By activation"), int(TokenModel::Order::Activation));
    m_orderBox->addItem(tr("By class"), int(TokenModel::Order::Class));
    m_orderBox->addItem(tr("By IoU"), int(TokenModel::Order::Iou));
    m_orderBox->setAccessibleName(tr("Order of the tokens"));
    m_orderBox->setToolTip(tr("Order of the tokens: mean attention, as the classes are listed, or IoU of M_mid with "
                              "the labels"));
    m_view = new QListView(page);
    m_view->setObjectName(QStringLiteral("tokens"));
    m_view->setAccessibleName(tr("Tokens"));
    m_view->setToolTip(tr("Choose a token to see its attention over the picture; Escape ends that"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setViewMode(QListView::IconMode);
    m_view->setMovement(QListView::Static);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setUniformItemSizes(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->installEventFilter(this);
    m_facts = makeQuiet(page, "tokenFacts");
    m_facts->setFont(smallFont(font()));

    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 8, 8, 4);
    top->setSpacing(8);
    top->addWidget(m_sideBox);
    top->addWidget(m_orderBox, 1);
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(top);
    lines->addWidget(m_view, 1);
    m_facts->setContentsMargins(8, 4, 8, 6);
    lines->addWidget(m_facts);
    m_stack->addWidget(m_none);
    m_stack->addWidget(page);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);

    connect(m_sideBox, &QComboBox::activated, this, &TokenGallery::setSide);
    connect(m_orderBox, &QComboBox::activated, this, [this] {
        m_placing = true;
        m_model->setOrder(TokenModel::Order(m_orderBox->currentData().toInt()));
        choose(m_token);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_placing) return;
        const auto rows = m_view->selectionModel()->selectedIndexes();
        const int token = rows.isEmpty() ? -1 : m_model->tokenAt(rows.first().row());
        if (token == m_token) return;
        m_token = token;
        Q_EMIT tokenChosen(token);
    });
    for (ModelSide* side : m_sides)
        connect(side, &ModelSide::changed, this, &TokenGallery::follow);
    follow();
}

int TokenGallery::side() const
{
    const auto has = [this](int side) {
        const auto& model = m_sides[std::size_t(side)]->model();
        return model && model->hasTokens;
    };
    return has(m_wanted) ? m_wanted : has(1 - m_wanted) ? 1 - m_wanted : -1;
}

void TokenGallery::setSide(int side)
{
    m_wanted = side;
    follow();
}

void TokenGallery::choose(int token)
{
    m_placing = true;
    m_token = token;
    const int row = m_model->rowOf(token);
    if (row < 0)
        m_view->clearSelection();
    else
        m_view->setCurrentIndex(m_model->index(row));
    m_placing = false;
}

void TokenGallery::follow()
{
    const int shown = side();
    const ModelSide& b = *m_sides[1];
    m_placing = true; // a reset of the model clears the selection: the choice stays
    m_model->setFacts(shown < 0 ? nullptr : m_sides[std::size_t(shown)]->facts());
    fitPictures();
    choose(m_token); // the same class in the next image, too
    m_stack->setCurrentIndex(shown < 0 ? 0 : 1);
    if (shown < 0)
        m_none->setText(b.isBusy() ? tr("Model B is being opened…")
                        : b.model()
                            ? tr("“%1” (%2) has no external tokens. Choose a SegDeformer model to see what its tokens "
                                 "attend to.")
                                  .arg(b.model()->name, b.model()->decoder)
                            : tr("Here stand the external tokens of a SegDeformer model: what each class looks for in "
                                 "the image."));
    const bool both = m_sides[0]->model() && m_sides[0]->model()->hasTokens && b.model() && b.model()->hasTokens;
    m_sideBox->setVisible(both);
    if (shown >= 0) m_sideBox->setCurrentIndex(shown);
    const auto& facts = shown < 0 ? nullptr : m_sides[std::size_t(shown)]->facts();
    QString words;
    if (facts) {
        const auto percent = [](double share) { return QLocale().toString(100 * share, 'f', 1); };
        words = tr("M_mid differs from M on %1 % of the pixels.").arg(percent(facts->differingShare));
        if (facts->midAgreement && facts->agreement)
            words += QLatin1Char(' ') + tr("Right: M_mid %1 %, M %2 % of the labelled ones.")
                                            .arg(percent(*facts->midAgreement), percent(*facts->agreement));
    }
    m_facts->setText(words);
    if (shown == m_shown) return;
    m_shown = shown;
    Q_EMIT sideChanged();
}

/// As many columns as pictures of a good size fit, without room left over.
void TokenGallery::fitPictures()
{
    const int room = m_view->width() - m_view->verticalScrollBar()->sizeHint().width() - 4;
    const int columns = std::max(1, room / (kLeastPicture + kAround));
    m_delegate->setPictureWidth(std::clamp(room / columns - kAround, kLeastPicture / 2, kMostPicture));
}

bool TokenGallery::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::Resize) fitPictures();
    return QWidget::eventFilter(watched, event);
}

} // namespace sdw::ui
