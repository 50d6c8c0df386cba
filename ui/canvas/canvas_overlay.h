// Something that lies over the image whatever tool is in use.
#pragma once

class QPainter;

namespace sdw::ui {

class Viewport;

class CanvasOverlay {
public:
    virtual ~CanvasOverlay() = default;
    /// Below what the tool draws. In widget coordinates; the painter's clip says what is asked for.
    virtual void paintOver(QPainter& painter, const Viewport& view) = 0;
};

} // namespace sdw::ui
