<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <name>sdw::ui::ImageList</name>
        <message numerus="yes">
            <source>%1 of %n labelled</source>
            <translation>
                <numerusform>%1 of %n labelled</numerusform>
                <numerusform>%1 of %n labelled</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n shown</source>
            <translation>
                <numerusform>%1 of %n shown</numerusform>
                <numerusform>%1 of %n shown</numerusform>
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
        <name>sdw::ui::RecentProjects</name>
        <message numerus="yes">
            <source>%1 of %n labelled</source>
            <translation>
                <numerusform>%1 of %n labelled</numerusform>
                <numerusform>%1 of %n labelled</numerusform>
            </translation>
        </message>
    </context>
</TS>
