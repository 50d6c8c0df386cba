#include "ui/explain/class_panel.h"

#include "ui/classes/class_legend_model.h"
#include "ui/explain/explained_facts.h"
#include "ui/project/page_parts.h"
#include "ui/settings/style.h"

#include <QHeaderView>
#include <QLabel>
#include <QSlider>
#include <QTableView>
#include <QVBoxLayout>

namespace sdw::ui {

ClassPanel::ClassPanel(QWidget* parent)
    : QWidget(parent)
    , m_legend(new ClassLegendModel(this))
    , m_title(new QLabel(this))
    , m_note(makeQuietLine(this))
    , m_opacity(new QSlider(Qt::Horizontal, this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("classPanel"));
    m_title->setObjectName(QStringLiteral("overlayTitle"));
    m_title->setWordWrap(true);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_note->setObjectName(QStringLiteral("overlayNote"));
    m_opacity->setObjectName(QStringLiteral("classOpacity"));
    m_opacity->setRange(0, 100);
    m_opacity->setValue(50);
    m_opacity->setAccessibleName(tr("Opacity of the classes"));
    m_opacity->setToolTip(tr("How strongly the classes cover the picture"));
    m_table->setObjectName(QStringLiteral("classLegend"));
    m_table->setAccessibleName(tr("Classes in this image"));
    m_table->setModel(m_legend);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(ClassLegendModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setToolTip(tr("Select a class to see it alone; Escape shows all"));
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 8, 12, 8);
    top->setSpacing(6);
    top->addWidget(m_title);
    top->addWidget(m_note);
    top->addWidget(m_opacity);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(top);
    lines->addWidget(m_table, 1);
    connect(m_opacity, &QSlider::valueChanged, this, [this](int percent) { Q_EMIT opacityChanged(percent / 100.0); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const auto rows = m_table->selectionModel()->selectedRows();
        Q_EMIT classIsolated(rows.isEmpty() ? -1 : rows.first().row());
    });
    show({}, {}, nullptr);
}

void ClassPanel::show(const QString& title, const QString& note, const std::shared_ptr<const ClassOverlay>& classes)
{
    m_title->setText(title);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (classes == m_classes && classes) return;
    m_classes = classes;
    m_opacity->setEnabled(classes != nullptr);
    m_legend->setClasses(classes ? classes->classes : ClassList()); // ends a selection
    if (classes) m_legend->setShares(classShares(*classes));
    Q_EMIT classIsolated(-1);
}

double ClassPanel::opacity() const
{
    return m_opacity->value() / 100.0;
}

void ClassPanel::showAllClasses()
{
    m_table->clearSelection();
}

} // namespace sdw::ui
