#include "core/config/evaluation_config.h"

namespace sdw {

void visitFields(FieldVisitor& visitor, EvaluationConfig& config)
{
    visitor.field("every", config.every, {.help = "Iterations between evaluations; 0: only at the end", .minimum = 0});
    visitor.field("mode", config.mode,
                  {.help = "Predict the whole image at once or in sliding windows", .allowed = {"whole", "slide"}});
    visitor.field("crop", config.crop,
                  {.help = "slide: height and width of a window, pixels; empty: the training crop",
                   .minimum = 16,
                   .maximum = 8192});
    visitor.field("stride", config.stride,
                  {.help = "slide: steps down and right, pixels; empty: two thirds of the window",
                   .minimum = 1,
                   .maximum = 8192});
    visitor.field("scales", config.scales,
                  {.help = "Scales whose predictions are averaged", .minimum = 0.05, .maximum = 20});
    visitor.field("flip", config.flip, {.help = "Average with the mirrored image too"});
    visitor.field("boundary_width", config.boundaryWidth,
                  {.help = "Band of boundary IoU, as a share of the diagonal", .minimum = 0.0001, .maximum = 0.5});
    visitor.field("bootstrap", config.bootstrap,
                  {.help = "Resamples for the intervals; 0: none", .minimum = 0, .maximum = 1000000});
}

} // namespace sdw
