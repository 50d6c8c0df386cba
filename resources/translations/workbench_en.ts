<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CompareWords</name>
    <message numerus="yes">
        <source>No labels, so nobody can say which one is right; %n image(s).</source>
        <translation>
            <numerusform>No labels, so nobody can say which one is right; %n image.</numerusform>
            <numerusform>No labels, so nobody can say which one is right; %n images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <comment>p-value</comment>
        <translation>
            <numerusform>%1, %n image</numerusform>
            <numerusform>%1, %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparedWords</name>
    <message numerus="yes">
        <source>%n image(s) could not be compared and are left out.</source>
        <translation>
            <numerusform>%n image could not be compared and is left out.</numerusform>
            <numerusform>%n images could not be compared and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message numerus="yes">
        <source>And %n more, all in export.json.</source>
        <translation>
            <numerusform>And %n more, all in export.json.</numerusform>
            <numerusform>And %n more, all in export.json.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message numerus="yes">
        <source>Split “%1”, %n image(s); bootstrap and permutation with %2 draws.</source>
        <translation>
            <numerusform>Split “%1”, %n image; bootstrap and permutation with %2 draws.</numerusform>
            <numerusform>Split “%1”, %n images; bootstrap and permutation with %2 draws.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunSentence</name>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n thing to look at</numerusform>
            <numerusform>%n things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::AnnotateNotices</name>
    <message numerus="yes">
        <source>Tab goes through %n region(s) in which it is not sure.</source>
        <translation>
            <numerusform>Tab goes to the region in which it is not sure.</numerusform>
            <numerusform>Tab goes through %n regions in which it is not sure.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ClassDock</name>
    <message numerus="yes">
        <source>%1 (%n classes)</source>
        <translation>
            <numerusform>%1 (%n class)</numerusform>
            <numerusform>%1 (%n classes)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::CompareForm</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ComparisonRun</name>
    <message numerus="yes">
        <source>Comparing on %n image(s)</source>
        <translation>
            <numerusform>Comparing on %n image</numerusform>
            <numerusform>Comparing on %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ConfigForm</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ConfusionPane</name>
    <message numerus="yes">
        <source>%1 of %2 pixels right, in %n image(s)</source>
        <translation>
            <numerusform>%1 of %2 pixels right, in %n image</numerusform>
            <numerusform>%1 of %2 pixels right, in %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::CurveCrosshair</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::DatasetPage</name>
    <message numerus="yes">
        <source>Counting pixels of %n images</source>
        <translation>
            <numerusform>Counting pixels of %n image</numerusform>
            <numerusform>Counting pixels of %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labelled images</source>
        <translation>
            <numerusform>%n labelled image</numerusform>
            <numerusform>%n labelled images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ExportPage</name>
    <message numerus="yes">
        <source>Export %n label maps</source>
        <translation>
            <numerusform>Export %n label map</numerusform>
            <numerusform>Export %n label maps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exporting %n label maps</source>
        <translation>
            <numerusform>Exporting %n label map</numerusform>
            <numerusform>Exporting %n label maps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::FitBar</name>
    <message numerus="yes">
        <source>%n stroke(s)</source>
        <translation>
            <numerusform>%n stroke</numerusform>
            <numerusform>%n strokes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> on %n image(s)</source>
        <translation>
            <numerusform> on %n image</numerusform>
            <numerusform> on %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, checked by the labels of %n image(s)</source>
        <translation>
            <numerusform>, checked by the labels of %n image</numerusform>
            <numerusform>, checked by the labels of %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::FormatStep</name>
    <message numerus="yes">
        <source>%n conflicts in the table of ids have to be solved first.</source>
        <translation>
            <numerusform>%n conflict in the table of ids has to be solved first.</numerusform>
            <numerusform>%n conflicts in the table of ids have to be solved first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ImageFigureDialog</name>
    <message numerus="yes">
        <source>At most %n image(s) fit on a page.</source>
        <translation>
            <numerusform>At most %n image fits on a page.</numerusform>
            <numerusform>At most %n images fit on a page.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are rows of the figure.</source>
        <translation>
            <numerusform>%n image is a row of the figure.</numerusform>
            <numerusform>%n images are rows of the figure.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ImageList</name>
    <message numerus="yes">
        <source>%1 of %2 done</source>
        <translation>
            <numerusform>%1 of %2 done</numerusform>
            <numerusform>%1 of %2 done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 shown</source>
        <translation>
            <numerusform>%1 shown</numerusform>
            <numerusform>%1 shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::JobTray</name>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::LaunchForm</name>
    <message numerus="yes">
        <source>Set up for %n labelled image(s).</source>
        <translation>
            <numerusform>Set up for %n labelled image.</numerusform>
            <numerusform>Set up for %n labelled images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) cannot stay as they are.</source>
        <translation>
            <numerusform>%n setting cannot stay as it is.</numerusform>
            <numerusform>%n settings cannot stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ModelsPanel</name>
    <message numerus="yes">
        <source>%1, %n classes</source>
        <translation>
            <numerusform>%1, %n class</numerusform>
            <numerusform>%1, %n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::NewProjectPage</name>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them labelled</source>
        <translation>
            <numerusform>%n of them labelled</numerusform>
            <numerusform>%n of them labelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ProjectIndex</name>
    <message numerus="yes">
        <source>Looking at %n images</source>
        <translation>
            <numerusform>Looking at %n image</numerusform>
            <numerusform>Looking at %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::RankedImageList</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::RecentProjects</name>
    <message numerus="yes">
        <source>%1 of %n labelled</source>
        <translation>
            <numerusform>%1 of %n labelled</numerusform>
            <numerusform>%1 of %n labelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::RegionBar</name>
    <message numerus="yes">
        <source>%1: %n region(s) in this image</source>
        <translation>
            <numerusform>%1: %n region in this image</numerusform>
            <numerusform>%1: %n regions in this image</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 differ in %n region(s) of this image.</source>
        <translation>
            <numerusform>%1 differ in %n region of this image.</numerusform>
            <numerusform>%1 differ in %n regions of this image.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::RegionWalk</name>
    <message numerus="yes">
        <source>“%1” lies %n pixel(s) beside its place</source>
        <translation>
            <numerusform>“%1” lies %n pixel beside its place</numerusform>
            <numerusform>“%1” lies %n pixels beside its place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ReportView</name>
    <message numerus="yes">
        <source>%n label maps written</source>
        <translation>
            <numerusform>%n label map written</numerusform>
            <numerusform>%n label maps written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ReviewTool</name>
    <message numerus="yes">
        <source>Tab goes through %n uncertain region(s).</source>
        <translation>
            <numerusform>Tab goes to the uncertain region.</numerusform>
            <numerusform>Tab goes through %n uncertain regions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::RunHeader</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of events.jsonl could not be read and were passed over.</source>
        <translation>
            <numerusform>%n line of events.jsonl could not be read and was passed over.</numerusform>
            <numerusform>%n lines of events.jsonl could not be read and were passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of the training machine jumped %n time(s); times count training alone.</source>
        <translation>
            <numerusform>The clock of the training machine jumped once; times count training alone.</numerusform>
            <numerusform>The clock of the training machine jumped %n times; times count training alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::ScoreModel</name>
    <message numerus="yes">
        <source>Mean over the classes of intersection over union, on %n image(s)</source>
        <translation>
            <numerusform>Mean over the classes of intersection over union, on %n image</numerusform>
            <numerusform>Mean over the classes of intersection over union, on %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean accuracy: mean over the classes of the share of their pixels that is found, on %n image(s)</source>
        <translation>
            <numerusform>Mean accuracy: mean over the classes of the share of their pixels that is found, on %n image</numerusform>
            <numerusform>Mean accuracy: mean over the classes of the share of their pixels that is found, on %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pixel accuracy: share of all pixels that is right, on %n image(s)</source>
        <translation>
            <numerusform>Pixel accuracy: share of all pixels that is right, on %n image</numerusform>
            <numerusform>Pixel accuracy: share of all pixels that is right, on %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Boundary IoU: as mIoU, near the outlines alone, on %n image(s)</source>
        <translation>
            <numerusform>Boundary IoU: as mIoU, near the outlines alone, on %n image</numerusform>
            <numerusform>Boundary IoU: as mIoU, near the outlines alone, on %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Median time of a prediction in milliseconds, of %n image(s), on %1</source>
        <translation>
            <numerusform>Median time of a prediction in milliseconds, of %n image, on %1</numerusform>
            <numerusform>Median time of a prediction in milliseconds, of %n images, on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::SplitPage</name>
    <message numerus="yes">
        <source>Put %n images back into their split</source>
        <translation>
            <numerusform>Put %n image back into its split</numerusform>
            <numerusform>Put %n images back into their split</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n images into “%1”</source>
        <translation>
            <numerusform>Put %n image into “%1”</numerusform>
            <numerusform>Put %n images into “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images are selected.</source>
        <translation>
            <numerusform>%n image is selected.</numerusform>
            <numerusform>%n images are selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::StatisticsPage</name>
    <message numerus="yes">
        <source>Counted on all %n images</source>
        <translation>
            <numerusform>Counted on %n image</numerusform>
            <numerusform>Counted on all %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted on %1 of %n images</source>
        <translation>
            <numerusform>Counted on %1 of %n image</numerusform>
            <numerusform>Counted on %1 of %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have labels</source>
        <translation>
            <numerusform>%n of them has labels</numerusform>
            <numerusform>%n of them have labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read</source>
        <translation>
            <numerusform>%n cannot be read</numerusform>
            <numerusform>%n cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pixels without class on %n images: %1</source>
        <translation>
            <numerusform>Pixels without class on %n image: %1</numerusform>
            <numerusform>Pixels without class on %n images: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %1 of %n images</source>
        <translation>
            <numerusform>On %1 of %n image</numerusform>
            <numerusform>On %1 of %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::SuggestionsDock</name>
    <message numerus="yes">
        <source>No suspects are left in %n labelled image(s).</source>
        <translation>
            <numerusform>No suspects are left in %n labelled image.</numerusform>
            <numerusform>No suspects are left in %n labelled images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing uncertain is left in %n image(s).</source>
        <translation>
            <numerusform>Nothing uncertain is left in %n image.</numerusform>
            <numerusform>Nothing uncertain is left in %n images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suspect(s)</source>
        <translation>
            <numerusform>%n suspect</numerusform>
            <numerusform>%n suspects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in %n labelled image(s)</source>
        <translation>
            <numerusform> in %n labelled image</numerusform>
            <numerusform> in %n labelled images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> in %n image(s)</source>
        <translation>
            <numerusform> in %n image</numerusform>
            <numerusform> in %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) with the same error</source>
        <translation>
            <numerusform>%n place with the same error</numerusform>
            <numerusform>%n places with the same error</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::WhatStep</name>
    <message numerus="yes">
        <source>%1 of %n images are exported</source>
        <translation>
            <numerusform>%1 of %n image is exported</numerusform>
            <numerusform>%1 of %n images are exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sdw::ui::WhereStep</name>
    <message numerus="yes">
        <source>There is an earlier export of %n label maps in this folder: %1.</source>
        <translation>
            <numerusform>There is an earlier export of %n label map in this folder: %1.</numerusform>
            <numerusform>There is an earlier export of %n label maps in this folder: %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
