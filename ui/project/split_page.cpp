#include "ui/project/split_page.h"

#include "ui/icons/icon.h"
#include "ui/project/edit_splits.h"
#include "ui/project/image_list.h"
#include "ui/project/image_list_model.h"
#include "ui/project/page_parts.h"
#include "ui/project/project_session.h"
#include "ui/settings/style.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableWidget>
#include <QUndoStack>

#include <numeric>

namespace sdw::ui {
namespace {

constexpr int kListWidth = 260, kWidest = 560;
enum Scope { AllImages, ListedImages, SelectedImages };

QSpinBox* percentBox(const char* name, const QString& text, int value, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(text);
    box->setToolTip(text);
    box->setRange(0, 100);
    box->setSuffix(QStringLiteral(" %"));
    box->setValue(value);
    return box;
}

} // namespace

SplitPage::SplitPage(AppContext& context, QUndoStack& undo, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_undo(undo)
    , m_list(new ImageList(context, this))
{
    setObjectName(QStringLiteral("splitPage"));
    m_list->setMultiple();
    m_list->setFixedWidth(kListWidth);
    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Splits"));
    scroll->setToolTip(tr("Which images train, validate and test"));
    QVBoxLayout* lines = makeColumn(*scroll, kWidest);
    m_column = lines->parentWidget();
    auto* title = new QLabel(tr("Splits"), m_column);
    title->setFont(titleFont(title->font()));
    lines->addWidget(title);
    auto* why = makeQuietLine(m_column);
    why->setText(tr("Images of “train” teach a model, those of “val” tell how good it is while it learns, and those of "
                    "“test” are kept for the end."));
    lines->addWidget(why);
    lines->addSpacing(kPageGap);
    makeTable(lines);
    makeByHand(lines);
    makeByChance(lines);
    lines->addStretch(1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_list);
    layout->addWidget(scroll, 1);

    connect(m_list, &ImageList::selectionChanged, this, &SplitPage::updateButtons);
    connect(m_list, &ImageList::filtered, this, &SplitPage::updateButtons);
    connect(m_list, &ImageList::settled, this, &SplitPage::settled);
    connect(&context.session, &ProjectSession::openedProject, this, &SplitPage::showSplits);
    connect(&context.session, &ProjectSession::projectChanged, this, &SplitPage::showSplits);
}

void SplitPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showSplits();
}

void SplitPage::makeTable(QBoxLayout* lines)
{
    m_table = sdw::ui::makeTable({tr("Split"), tr("Images"), tr("Share")}, m_column);
    m_table->setObjectName(QStringLiteral("splitTable"));
    m_table->setAccessibleName(tr("Splits"));
    m_table->setToolTip(tr("How many images each split has"));
    makeFigureColumns(m_table);
    lines->addWidget(m_table);
    lines->addSpacing(kPageMargin - kPageGap);
}

void SplitPage::makeByHand(QBoxLayout* lines)
{
    lines->addWidget(makeHeading(tr("By hand"), m_column));
    m_selected = makeQuietLine(m_column);
    m_selected->setObjectName(QStringLiteral("splitSelected"));
    lines->addWidget(m_selected);
    auto* row = new QGridLayout;
    row->setHorizontalSpacing(kPageGap);
    const auto add = [&](const QString& split, const QString& text, const QString& toolTip) {
        auto* button = new QPushButton(text, m_column);
        button->setObjectName(QStringLiteral("split-") + (split.isEmpty() ? QStringLiteral("none") : split));
        button->setToolTip(toolTip);
        connect(button, &QPushButton::clicked, this, [this, split] { assign(split); });
        constexpr int kColumns = 3; // side by side also with the words of other languages
        const int at = int(m_assign.size());
        row->addWidget(button, at / kColumns, at % kColumns);
        m_assign.push_back(button);
    };
    for (const char* split : {"train", "val", "test"})
        add(QLatin1String(split), tr("Put into “%1”").arg(QLatin1String(split)),
            tr("Put the selected images into the split “%1”").arg(QLatin1String(split)));
    add(QString(), tr("As in the data set"),
        tr("Put the selected images back into the split that their data set says"));
    row->setColumnStretch(row->columnCount(), 1);
    lines->addLayout(row);
    lines->addSpacing(kPageMargin - kPageGap);
}

void SplitPage::makeByChance(QBoxLayout* lines)
{
    lines->addWidget(makeHeading(tr("By chance"), m_column));
    m_scope = new QComboBox(m_column);
    m_scope->setObjectName(QStringLiteral("splitScope"));
    m_scope->setAccessibleName(tr("Which images"));
    m_scope->setToolTip(tr("Which images are dealt out"));
    m_scope->addItems({tr("All images"), tr("Images that are listed"), tr("Selected images")});
    m_train = percentBox("splitTrain", tr("Share of the images that goes into “train”"), 80, m_column);
    m_val = percentBox("splitVal", tr("Share of the images that goes into “val”"), 20, m_column);
    m_test = percentBox("splitTest", tr("Share of the images that goes into “test”"), 0, m_column);
    m_seed = new QSpinBox(m_column);
    m_seed->setObjectName(QStringLiteral("splitSeed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same seed deals the same images out alike"));
    m_seed->setRange(0, 999'999);
    m_deal = new QPushButton(themedIcon(QStringLiteral("dice")), tr("Deal out"), m_column);
    m_deal->setObjectName(QStringLiteral("splitDeal"));
    m_deal->setToolTip(tr("Put the images into the splits by chance; undo takes it back"));
    m_dealNote = makeQuietLine(m_column);
    m_dealNote->setObjectName(QStringLiteral("splitDealNote"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kPageGap * 2);
    form->setVerticalSpacing(kPageGap);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("Images"), m_scope);
    form->addRow(QStringLiteral("train"), m_train);
    form->addRow(QStringLiteral("val"), m_val);
    form->addRow(QStringLiteral("test"), m_test);
    form->addRow(tr("Seed"), m_seed);
    lines->addLayout(form);
    lines->addWidget(m_dealNote);
    auto* row = new QHBoxLayout;
    row->addWidget(m_deal);
    row->addStretch(1);
    lines->addLayout(row);
    for (QSpinBox* box : {m_train, m_val, m_test})
        connect(box, &QSpinBox::valueChanged, this, &SplitPage::updateButtons);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &SplitPage::updateButtons);
    connect(m_deal, &QPushButton::clicked, this, &SplitPage::deal);
}

bool SplitPage::isSettled() const
{
    return !isVisible() || m_list->isSettled();
}

std::vector<int> SplitPage::scope() const
{
    if (m_scope->currentIndex() == SelectedImages) return m_list->selectedImages();
    std::vector<int> images;
    if (m_scope->currentIndex() == ListedImages) {
        for (int row = 0; row < m_list->model().rowCount(); ++row)
            images.push_back(m_list->model().imageAt(row));
    } else {
        images.resize(m_context.session.opened()->images.size());
        std::iota(images.begin(), images.end(), 0);
    }
    return images;
}

void SplitPage::assign(const QString& split)
{
    if (!m_context.session.isOpen()) return;
    const auto& opened = *m_context.session.opened();
    const auto chosen = m_list->selectedImages();
    const int count = int(chosen.size());
    change(split.isEmpty() ? tr("Put %n images back into their split", nullptr, count)
                           : tr("Put %n images into “%1”", nullptr, count).arg(split),
           assignSplit(opened.project.splits, opened.images, chosen, split.toStdString()));
}

void SplitPage::deal()
{
    if (!m_context.session.isOpen()) return;
    const auto& opened = *m_context.session.opened();
    const SplitShares shares{m_train->value(), m_val->value(), m_test->value()};
    change(tr("Deal images out"),
           assignAtRandom(opened.project.splits, opened.images, scope(), shares, std::uint64_t(m_seed->value())));
}

void SplitPage::change(const QString& text, Splits splits)
{
    const Splits& before = m_context.session.opened()->project.splits;
    if (splits == before) return; // nothing to take back
    m_undo.push(new EditSplits(m_context, text, before, std::move(splits)));
}

void SplitPage::showSplits()
{
    if (!isVisible()) return; // there may be very many images to count
    std::map<std::string, std::int64_t> counts;
    std::int64_t all = 0;
    if (const auto& opened = m_context.session.opened())
        for (const ImageItem& item : opened->images) {
            ++counts[item.split];
            ++all;
        }
    m_table->setRowCount(int(counts.size()));
    int row = 0;
    for (const auto& [name, count] : counts) {
        m_table->setItem(row, 0, new QTableWidgetItem(name.empty() ? tr("None") : QString::fromStdString(name)));
        m_table->setItem(row, 1, numberItem(numberText(count)));
        m_table->setItem(
            row, 2, numberItem(QLocale().toString(100.0 * double(count) / double(all), 'f', 1) + QStringLiteral(" %")));
        ++row;
    }
    fitHeight(m_table);
    updateButtons();
}

void SplitPage::updateButtons()
{
    const bool open = m_context.session.isOpen();
    const int selected = open ? int(m_list->selectedImages().size()) : 0;
    m_selected->setText(selected == 0 ? tr("Select images in the list; Ctrl and Shift select several.")
                                      : tr("%n images are selected.", nullptr, selected));
    for (QPushButton* button : m_assign)
        button->setEnabled(selected > 0);
    const int together = m_train->value() + m_val->value() + m_test->value();
    const bool selects = m_scope->currentIndex() == SelectedImages;
    m_dealNote->setText(together > 100   ? tr("Together these are %1 %; at most 100 % can be dealt out.").arg(together)
                        : together < 100 ? tr("%1 % keep their split.").arg(100 - together)
                                         : QString());
    m_dealNote->setVisible(together != 100);
    m_deal->setEnabled(open && together > 0 && together <= 100 && (!selects || selected > 0));
}

} // namespace sdw::ui
