// What each external token of a model attends to in the image, in small; one of them can be chosen to be seen large.
#pragma once

#include "ui/explain/model_side.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QListView;
class QStackedWidget;

namespace sdw::ui {

class TokenDelegate;
class TokenModel;

class TokenGallery : public QWidget {
    Q_OBJECT
public:
    /// @param sides outlive the gallery.
    explicit TokenGallery(const std::array<ModelSide*, 2>& sides, QWidget* parent = nullptr);

    /// Whose tokens are shown: model B's where it has some, unless model A's were chosen. -1: nobody has any.
    int side() const;
    void setSide(int side);
    int token() const { return m_token; } ///< chosen; -1: none
    void choose(int token);
    TokenModel& model() { return *m_model; }

Q_SIGNALS:
    /// A person chose a token, or none any more (-1).
    void tokenChosen(int token);
    /// The tokens of the other model are shown now, or of none.
    void sideChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void fitPictures();

    std::array<ModelSide*, 2> m_sides;
    int m_wanted = 1, m_shown = -1, m_token = -1;
    bool m_placing = false; ///< the choice changes without a person having made it
    TokenModel* m_model = nullptr;
    TokenDelegate* m_delegate = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel *m_none = nullptr, *m_facts = nullptr;
    QComboBox *m_sideBox = nullptr, *m_orderBox = nullptr;
    QListView* m_view = nullptr;
};

} // namespace sdw::ui
