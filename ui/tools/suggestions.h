// What is proposed for the image in hand, as tools see it: piece by piece.
#pragma once

#include "core/annotation/region.h"

#include <QString>

#include <vector>

namespace sdw::ui {

/// A place where the model is not sure of what it proposes.
struct DoubtPlace {
    Region region;   ///< pixels of the image; of one proposed class
    cv::Rect bounds; ///< of the region
    cv::Point inside;
    std::uint16_t label = 0, second = 0; ///< class ids of the project: what is proposed, and the second choice
    double doubt = 0;                    ///< 0..1
    bool open = true;                    ///< nobody has said anything about it yet
};

class Suggestions {
public:
    virtual ~Suggestions() = default;

    virtual bool isThere() const = 0;
    /// The connected pixels of one proposed class at a pixel; empty where nothing is proposed.
    virtual Region pieceAt(cv::Point pixel) const = 0;
    virtual std::uint16_t labelAt(cv::Point pixel) const = 0;
    /// One step of work each: these pixels become what is proposed for them; or this class instead; or nothing is
    /// proposed for them any more. @param where of one proposed class.
    virtual void accept(const Region& where) = 0;
    virtual void assign(const Region& where, std::uint16_t label) = 0;
    virtual void leave(const Region& where) = 0;

    /// Largest doubt first.
    virtual const std::vector<DoubtPlace>& doubts() const = 0;
    virtual int currentDoubt() const = 0; ///< -1: none is looked at
    /// To the next or previous open one, in view and magnified. @return false where none is open.
    virtual bool step(int by) = 0;
    /// No doubt is looked at any more.
    virtual void leaveDoubts() = 0;
    /// The person looks through what is proposed: keys of classes mean the piece looked at.
    virtual void setReviewing(bool reviewing) = 0;
};

} // namespace sdw::ui
