// Confusion matrices as parts of a text document: drawn, not pictures, so that text stays text on paper.
#pragma once

#include "ui/figures/confusion_painter.h"

#include <QObject>
#include <QTextObjectInterface>

#include <vector>

class QTextCursor;
class QTextDocument;

namespace sdw::ui {

class ConfusionDrawing : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    /// @param document that it draws in, and that owns it; its page says how wide a matrix may be.
    explicit ConfusionDrawing(QTextDocument& document);

    /// One matrix, on one line that no page break cuts. @param title above it.
    void insert(QTextCursor& cursor, const QString& title, const ConfusionShares& shares, const QString& rows,
                const QString& columns);
    /// Whether cells of so many classes are large enough for numbers.
    bool hasNumbers(const QStringList& classes) const;

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& room, QTextDocument* document, int position,
                    const QTextFormat& format) override;

private:
    struct Matrix {
        QString title;
        ConfusionShares shares;
        ConfusionLook look;
        ConfusionGrid grid; ///< below the title
    };
    double sideForNumbers() const;
    ConfusionGrid gridOf(const QStringList& classes) const;

    QTextDocument& m_document;
    QFont m_font, m_titleFont;
    std::vector<Matrix> m_matrices;
};

} // namespace sdw::ui
