#include "ui/annotate/label_class_model.h"

#include "ui/annotate/class_choice.h"
#include "ui/annotate/class_swatch.h"
#include "ui/icons/icon.h"

#include <QLocale>

namespace sdw::ui {

QString shareText(std::int64_t pixels, std::int64_t total)
{
    if (pixels <= 0 || total <= 0) return QStringLiteral("–");
    const double percent = 100.0 * double(pixels) / double(total);
    const QLocale locale;
    if (percent < 0.1) return QStringLiteral("< %1 %").arg(locale.toString(0.1, 'f', 1));
    return QStringLiteral("%1 %").arg(locale.toString(percent, 'f', percent < 10 ? 1 : 0));
}

LabelClassModel::LabelClassModel(ClassChoice& choice, QObject* parent)
    : QAbstractTableModel(parent)
    , m_choice(choice)
{
    const auto reload = [this] {
        beginResetModel();
        m_rows = int(m_choice.kinds().size());
        m_pixels.assign(std::size_t(m_rows), 0);
        m_total = 0;
        endResetModel();
    };
    connect(&choice, &ClassChoice::kindsChanged, this, reload);
    connect(&choice, &ClassChoice::lookChanged, this, [this] { columnsChanged(Eye, Name); });
    connect(&choice, &ClassChoice::policyChanged, this, [this] { columnsChanged(Lock, Lock); });
    reload();
}

void LabelClassModel::columnsChanged(Column first, Column last)
{
    if (m_rows > 0) Q_EMIT dataChanged(index(0, first), index(m_rows - 1, last));
}

void LabelClassModel::setCounts(const std::vector<ClassCount>& counts, std::int64_t total)
{
    m_pixels.assign(std::size_t(m_rows), 0);
    m_total = total;
    for (const ClassCount& count : counts)
        if (const int row = m_choice.row(count.value); row >= 0) m_pixels[std::size_t(row)] = count.pixels;
    columnsChanged(Share, Share);
}

std::uint16_t LabelClassModel::value(int row) const
{
    return m_choice.kinds()[std::size_t(row)].value;
}

int LabelClassModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int LabelClassModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LabelClassModel::share(int row) const
{
    return shareText(m_pixels[std::size_t(row)], m_total);
}

QString LabelClassModel::description(int row) const
{
    const LabelKind& kind = m_choice.kinds()[std::size_t(row)];
    QStringList parts{kind.name};
    if (!kind.key.isEmpty()) parts << tr("key %1").arg(kind.key);
    if (m_total > 0) parts << tr("%1 of the image").arg(share(row));
    if (m_choice.isHidden(kind.value)) parts << tr("hidden");
    if (m_choice.isolated() == kind.value) parts << tr("seen alone");
    if (m_choice.isLocked(kind.value)) parts << tr("locked");
    return parts.join(QStringLiteral(", "));
}

QIcon LabelClassModel::sign(const QModelIndex& index) const
{
    static const QIcon seen = themedIcon(QStringLiteral("eye"), IconTint::Quiet);
    static const QIcon hidden = themedIcon(QStringLiteral("eye-off"));
    static const QIcon alone = themedIcon(QStringLiteral("isolate"), IconTint::Accent);
    static const QIcon locked = themedIcon(QStringLiteral("lock"));
    const LabelKind& kind = m_choice.kinds()[std::size_t(index.row())];
    switch (index.column()) {
    case Eye:
        if (m_choice.isolated() == kind.value) return alone;
        return m_choice.isHidden(kind.value) ? hidden : seen;
    case Name:
        return classSwatch(kind);
    case Lock:
        return m_choice.isLocked(kind.value) ? locked : themedIcon(QStringLiteral("unlock"), IconTint::Quiet);
    default:
        return {};
    }
}

QVariant LabelClassModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const LabelKind& kind = m_choice.kinds()[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name) return kind.name;
        if (index.column() == Share) return share(index.row());
        return index.column() == Key ? QVariant(kind.key) : QVariant();
    case Qt::DecorationRole:
        if (index.column() == Share || index.column() == Key) return {};
        return sign(index);
    case Qt::TextAlignmentRole:
        return int((index.column() == Share || index.column() == Key ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (index.column() == Eye) return tr("Hide or show “%1”; with Alt, show it alone").arg(kind.name);
        if (index.column() == Lock)
            return tr("Lock or unlock “%1”: what is locked is never painted over").arg(kind.name);
        return description(index.row());
    case Qt::AccessibleTextRole:
        return description(index.row());
    default:
        return {};
    }
}

QVariant LabelClassModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Eye:
        return tr("Visible");
    case Name:
        return tr("Class");
    case Share:
        return tr("Share");
    case Key:
        return tr("Key");
    default:
        return tr("Locked");
    }
}

} // namespace sdw::ui
