// Figures for papers as files: what core/explanation/figure.h describes, drawn. Needs no window and no display.
#pragma once

#include "core/explanation/figure.h"

#include <filesystem>
#include <memory>

namespace sdw::ui {

/// PNG (300 dots per inch), SVG or PDF, as the ending says; in SVG and PDF text stays text. Whole or not at all.
/// May be called from any thread. @pre a QGuiApplication is there (FigureApplication where there is no other).
/// @throws Error on another ending, on a figure without panels, or when the file cannot be written.
void saveFigure(const Figure& figure, const std::filesystem::path& file);

/// Fonts for programs without a window. Does nothing where there is an application already.
class FigureApplication {
public:
    FigureApplication();
    ~FigureApplication();
    FigureApplication(const FigureApplication&) = delete;
    FigureApplication& operator=(const FigureApplication&) = delete;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sdw::ui
