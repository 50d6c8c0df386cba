<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>sdw::ui::ClassDock</name>
        <message>
            <source>Classes of the project</source>
            <translation>Klassen des Projekts</translation>
        </message>
        <message>
            <source>Double-click or press F2 to change a name or a key</source>
            <translation>Doppelklick oder F2 ändert Namen oder Taste</translation>
        </message>
        <message>
            <source>Add class</source>
            <translation>Klasse hinzufügen</translation>
        </message>
        <message>
            <source>Add a class with a colour of its own</source>
            <translation>Eine Klasse mit eigener Farbe hinzufügen</translation>
        </message>
        <message>
            <source>Rename class</source>
            <translation>Klasse umbenennen</translation>
        </message>
        <message>
            <source>Change the name of the selected class</source>
            <translation>Den Namen der gewählten Klasse ändern</translation>
        </message>
        <message>
            <source>Change colour…</source>
            <translation>Farbe ändern …</translation>
        </message>
        <message>
            <source>Change the colour of the selected class</source>
            <translation>Die Farbe der gewählten Klasse ändern</translation>
        </message>
        <message>
            <source>Move class up</source>
            <translation>Klasse nach oben</translation>
        </message>
        <message>
            <source>Move the selected class up</source>
            <translation>Die gewählte Klasse nach oben schieben</translation>
        </message>
        <message>
            <source>Move class down</source>
            <translation>Klasse nach unten</translation>
        </message>
        <message>
            <source>Move the selected class down</source>
            <translation>Die gewählte Klasse nach unten schieben</translation>
        </message>
        <message>
            <source>Add a list of classes…</source>
            <translation>Klassenliste hinzufügen …</translation>
        </message>
        <message>
            <source>Add the classes of a public data set</source>
            <translation>Die Klassen eines öffentlichen Datensatzes hinzufügen</translation>
        </message>
        <message>
            <source>Delete class</source>
            <translation>Klasse löschen</translation>
        </message>
        <message>
            <source>Delete the selected class; undo brings it back</source>
            <translation>Die gewählte Klasse löschen; Rückgängig holt sie zurück</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Take back the last change of the classes</source>
            <translation>Die letzte Änderung der Klassen zurücknehmen</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Do again what was taken back</source>
            <translation>Das Zurückgenommene wiederholen</translation>
        </message>
        <message>
            <source>Colour of “%1”</source>
            <translation>Farbe von „%1“</translation>
        </message>
        <message numerus="yes">
            <source>%1 (%n classes)</source>
            <translation>
                <numerusform>%1 (%n Klasse)</numerusform>
                <numerusform>%1 (%n Klassen)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::ClassLegendModel</name>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Fläche</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::ClassPlot</name>
        <message>
            <source>Share of the labelled pixels</source>
            <translation>Anteil an den markierten Pixeln</translation>
        </message>
        <message>
            <source>Share of the labelled pixels (%)</source>
            <translation>Anteil an den markierten Pixeln (%)</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::CommandPalette</name>
        <message>
            <source>Nothing of that name.</source>
            <translation>Nichts mit diesem Namen.</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Befehlspalette</translation>
        </message>
        <message>
            <source>Find an action, an image or a class</source>
            <translation>Aktion, Bild oder Klasse finden</translation>
        </message>
        <message>
            <source>A few letters are enough; Up and Down choose, Enter does it</source>
            <translation>Wenige Buchstaben genügen; Pfeiltasten wählen, Eingabe führt aus</translation>
        </message>
        <message>
            <source>What fits</source>
            <translation>Treffer</translation>
        </message>
        <message>
            <source>What fits, best first</source>
            <translation>Treffer, die besten zuerst</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::DatasetPage</name>
        <message>
            <source>Data set at a glance</source>
            <translation>Der Datensatz auf einen Blick</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>labelled</source>
            <translation>markiert</translation>
        </message>
        <message>
            <source>classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>Splits</source>
            <translation>Aufteilung</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Labelled</source>
            <translation>Markiert</translation>
        </message>
        <message>
            <source>Unusable</source>
            <translation>Unbrauchbar</translation>
        </message>
        <message>
            <source>Pixels without class</source>
            <translation>Pixel ohne Klasse</translation>
        </message>
        <message>
            <source>How many images each split has</source>
            <translation>Wie viele Bilder jeder Teil hat</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Split that is counted</source>
            <translation>Gezählter Teil</translation>
        </message>
        <message>
            <source>Split whose pixels are shown</source>
            <translation>Teil, dessen Pixel gezeigt werden</translation>
        </message>
        <message>
            <source>Count again</source>
            <translation>Neu zählen</translation>
        </message>
        <message>
            <source>Read every label of the data set anew</source>
            <translation>Alle Markierungen des Datensatzes neu lesen</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Was nicht stimmt</translation>
        </message>
        <message>
            <source>What was found wrong while reading the data set</source>
            <translation>Was beim Lesen des Datensatzes auffiel</translation>
        </message>
        <message>
            <source>Counting was cancelled.</source>
            <translation>Das Zählen wurde abgebrochen.</translation>
        </message>
        <message>
            <source>Counting pixels</source>
            <translation>Pixel werden gezählt</translation>
        </message>
        <message>
            <source>Counting the pixels of every label…</source>
            <translation>Die Pixel aller Markierungen werden gezählt …</translation>
        </message>
        <message>
            <source>No image has a label yet. Once there are some, their classes are counted here.</source>
            <translation>Noch ist kein Bild markiert. Sobald es Markierungen gibt, werden ihre Klassen hier gezählt.</translation>
        </message>
        <message numerus="yes">
            <source>Counting pixels of %n images</source>
            <translation>
                <numerusform>Pixel von %n Bild werden gezählt</numerusform>
                <numerusform>Pixel von %n Bildern werden gezählt</numerusform>
            </translation>
        </message>
        <message>
            <source>All splits</source>
            <translation>Alle Teile</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>%1 pixels with a class</source>
            <translation>%1 Pixel mit Klasse</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Show “%1”</source>
            <translation>„%1“ zeigen</translation>
        </message>
        <message>
            <source>Problems (the first %1 of %2)</source>
            <translation>Probleme (die ersten %1 von %2)</translation>
        </message>
        <message numerus="yes">
            <source>%n labelled images</source>
            <translation>
                <numerusform>%n markiertes Bild</numerusform>
                <numerusform>%n markierte Bilder</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::DockTitle</name>
        <message>
            <source>Hide the panel “%1”; its action brings it back</source>
            <translation>Leiste „%1“ ausblenden; ihre Aktion holt sie zurück</translation>
        </message>
        <message>
            <source>Hide the panel “%1”</source>
            <translation>Leiste „%1“ ausblenden</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::ImageList</name>
        <message>
            <source>Filter</source>
            <translation>Filtern</translation>
        </message>
        <message>
            <source>Filter images</source>
            <translation>Bilder filtern</translation>
        </message>
        <message>
            <source>Show only images whose file name holds these letters</source>
            <translation>Nur Bilder zeigen, deren Dateiname diese Buchstaben enthält</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Choose the image that is shown</source>
            <translation>Das gezeigte Bild wählen</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n labelled</source>
            <translation>
                <numerusform>%1 von %n markiert</numerusform>
                <numerusform>%1 von %n markiert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n shown</source>
            <translation>
                <numerusform>%1 von %n gezeigt</numerusform>
                <numerusform>%1 von %n gezeigt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::ImageListModel</name>
        <message>
            <source>labelled</source>
            <translation>markiert</translation>
        </message>
        <message>
            <source>not labelled</source>
            <translation>nicht markiert</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::Job</name>
        <message>
            <source>Memory ran out.</source>
            <translation>Der Arbeitsspeicher reicht nicht.</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::JobList</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::JobTray</name>
        <message>
            <source>Cancel the work that is running</source>
            <translation>Die laufende Arbeit abbrechen</translation>
        </message>
        <message>
            <source>Show everything that is running, with a way to cancel each</source>
            <translation>Alles Laufende zeigen; jedes lässt sich abbrechen</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>What is running</source>
            <translation>Was gerade läuft</translation>
        </message>
        <message numerus="yes">
            <source>%n jobs</source>
            <translation>
                <numerusform>%n Aufgabe</numerusform>
                <numerusform>%n Aufgaben</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Progress of “%1”</source>
            <translation>Fortschritt von „%1“</translation>
        </message>
        <message>
            <source>Cancel “%1”</source>
            <translation>„%1“ abbrechen</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::MainWindow</name>
        <message>
            <source>The labels of “0007.png” could not be saved: no space left on the disk. They are kept in memory; free some space, or save elsewhere.</source>
            <translation>Die Markierungen von „0007.png“ ließen sich nicht speichern: Der Datenträger ist voll. Sie bleiben im Speicher; schaffen Sie Platz oder speichern Sie woanders.</translation>
        </message>
        <message>
            <source>Go to “%1”</source>
            <translation>Zu „%1“ wechseln</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Befehlspalette</translation>
        </message>
        <message>
            <source>Find an action, an image or a class by a few letters</source>
            <translation>Aktion, Bild oder Klasse mit wenigen Buchstaben finden</translation>
        </message>
        <message>
            <source>Hide or show all panels</source>
            <translation>Alle Leisten aus- oder einblenden</translation>
        </message>
        <message>
            <source>Hide all panels of this workspace, or bring them back</source>
            <translation>Alle Leisten dieses Arbeitsbereichs ausblenden oder zurückholen</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>Fill the screen with the window, or go back</source>
            <translation>Das Fenster über den ganzen Bildschirm ziehen oder zurück</translation>
        </message>
        <message>
            <source>Change between light and dark</source>
            <translation>Zwischen hell und dunkel wechseln</translation>
        </message>
        <message>
            <source>Change between the light and the dark window</source>
            <translation>Zwischen hellem und dunklem Fenster wechseln</translation>
        </message>
        <message>
            <source>Cancel all running work</source>
            <translation>Alle laufenden Arbeiten abbrechen</translation>
        </message>
        <message>
            <source>Ask everything that runs aside to stop</source>
            <translation>Alles anhalten, was im Hintergrund läuft</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>Das Fenster schließen</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::NewProjectPage</name>
        <message>
            <source>Looking at the folder</source>
            <translation>Der Ordner wird angesehen</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>Neues Projekt</translation>
        </message>
        <message>
            <source>A project keeps classes, labels and training runs in a folder of its own. Your images stay where they are.</source>
            <translation>Ein Projekt hält Klassen, Markierungen und Trainingsläufe in einem eigenen Ordner. Ihre Bilder bleiben, wo sie sind.</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Folder of images, or a data set</source>
            <translation>Bilderordner oder Datensatz</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>Aufbau</translation>
        </message>
        <message>
            <source>How images and labels lie in the folder</source>
            <translation>Wie Bilder und Markierungen im Ordner liegen</translation>
        </message>
        <message>
            <source>Recognise it</source>
            <translation>Erkennen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>What the project is called</source>
            <translation>Wie das Projekt heißt</translation>
        </message>
        <message>
            <source>Project folder</source>
            <translation>Projektordner</translation>
        </message>
        <message>
            <source>A new folder for the project's own files</source>
            <translation>Ein neuer Ordner für die Dateien des Projekts</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Classes to begin with; they can be changed at any time</source>
            <translation>Klassen für den Anfang; sie lassen sich jederzeit ändern</translation>
        </message>
        <message>
            <source>Those of the data set</source>
            <translation>Die des Datensatzes</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>Noch keine</translation>
        </message>
        <message>
            <source>ADE20K (150 classes)</source>
            <translation>ADE20K (150 Klassen)</translation>
        </message>
        <message>
            <source>Cityscapes (19 classes)</source>
            <translation>Cityscapes (19 Klassen)</translation>
        </message>
        <message>
            <source>COCO-Stuff (171 classes)</source>
            <translation>COCO-Stuff (171 Klassen)</translation>
        </message>
        <message>
            <source>Pascal VOC (21 classes)</source>
            <translation>Pascal VOC (21 Klassen)</translation>
        </message>
        <message>
            <source>Choose the folder of images</source>
            <translation>Bilderordner wählen</translation>
        </message>
        <message>
            <source>Choose the project folder</source>
            <translation>Projektordner wählen</translation>
        </message>
        <message>
            <source>Create project</source>
            <translation>Projekt anlegen</translation>
        </message>
        <message>
            <source>Write the project folder and open it</source>
            <translation>Den Projektordner anlegen und öffnen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Go back without making a project</source>
            <translation>Zurück, ohne ein Projekt anzulegen</translation>
        </message>
        <message>
            <source>project</source>
            <translation>projekt</translation>
        </message>
        <message numerus="yes">
            <source>%n images</source>
            <translation>
                <numerusform>%n Bild</numerusform>
                <numerusform>%n Bilder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them labelled</source>
            <translation>
                <numerusform>%n davon markiert</numerusform>
                <numerusform>%n davon markiert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n classes</source>
            <translation>
                <numerusform>%n Klasse</numerusform>
                <numerusform>%n Klassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Those of the data set (%1)</source>
            <translation>Die des Datensatzes (%1)</translation>
        </message>
        <message>
            <source>Those of the data set (it has none)</source>
            <translation>Die des Datensatzes (er hat keine)</translation>
        </message>
        <message>
            <source>The project needs a folder.</source>
            <translation>Das Projekt braucht einen Ordner.</translation>
        </message>
        <message>
            <source>This folder holds a project already; choose another one.</source>
            <translation>In diesem Ordner liegt schon ein Projekt; wählen Sie einen anderen.</translation>
        </message>
        <message>
            <source>The project needs a folder of its own, apart from the images.</source>
            <translation>Das Projekt braucht einen eigenen Ordner, getrennt von den Bildern.</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::NoticeBanner</name>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Show the technical text</source>
            <translation>Den technischen Text zeigen</translation>
        </message>
        <message>
            <source>Copy the message with its details, to pass it on</source>
            <translation>Die Meldung mit Einzelheiten kopieren, um sie weiterzugeben</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
        <message>
            <source>The technical text</source>
            <translation>Der technische Text</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Nächster Schritt</translation>
        </message>
        <message>
            <source>Do what the message proposes</source>
            <translation>Tun, was die Meldung vorschlägt</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::PreviewPanel</name>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Markierungen</translation>
        </message>
        <message>
            <source>What lies over the image</source>
            <translation>Was über dem Bild liegt</translation>
        </message>
        <message>
            <source>Mask opacity</source>
            <translation>Deckkraft der Maske</translation>
        </message>
        <message>
            <source>How strongly the mask covers the image</source>
            <translation>Wie stark die Maske das Bild verdeckt</translation>
        </message>
        <message>
            <source>Classes in this image</source>
            <translation>Klassen in diesem Bild</translation>
        </message>
        <message>
            <source>Select a class to see it alone; Escape shows all</source>
            <translation>Eine Klasse wählen, um sie allein zu sehen; Esc zeigt alle</translation>
        </message>
        <message>
            <source>%1 % of the labelled pixels agree with the labels</source>
            <translation>%1 % der markierten Pixel stimmen mit den Markierungen überein</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::PreviewWorkspace</name>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Look at images with predictions or labels over them</source>
            <translation>Bilder mit Vorhersagen oder Markierungen ansehen</translation>
        </message>
        <message>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Predicting</source>
            <translation>Vorhersage läuft</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message>
            <source>%1 (label)</source>
            <translation>%1 (Markierung)</translation>
        </message>
        <message>
            <source>%1 (model)</source>
            <translation>%1 (Modell)</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Previous image</source>
            <translation>Voriges Bild</translation>
        </message>
        <message>
            <source>Show the image before this one</source>
            <translation>Das Bild davor zeigen</translation>
        </message>
        <message>
            <source>Next image</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Show the image after this one</source>
            <translation>Das Bild danach zeigen</translation>
        </message>
        <message>
            <source>Open model…</source>
            <translation>Modell öffnen …</translation>
        </message>
        <message>
            <source>Take a trained model: a weights file</source>
            <translation>Ein trainiertes Modell nehmen: eine Gewichtsdatei</translation>
        </message>
        <message>
            <source>Open model</source>
            <translation>Modell öffnen</translation>
        </message>
        <message>
            <source>Weights (*.safetensors *.pth *.pt)</source>
            <translation>Gewichte (*.safetensors *.pth *.pt)</translation>
        </message>
        <message>
            <source>Show all classes</source>
            <translation>Alle Klassen zeigen</translation>
        </message>
        <message>
            <source>End looking at one class alone</source>
            <translation>Nicht länger nur eine Klasse zeigen</translation>
        </message>
        <message>
            <source>Looking at %1</source>
            <translation>%1 wird angesehen</translation>
        </message>
        <message>
            <source>No model</source>
            <translation>Kein Modell</translation>
        </message>
        <message>
            <source>SegDeformer, trained on the demo scenes</source>
            <translation>SegDeformer, an den Demoszenen trainiert</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::ProjectClassModel</name>
        <message>
            <source>class %1</source>
            <translation>Klasse %1</translation>
        </message>
        <message>
            <source>Add class</source>
            <translation>Klasse hinzufügen</translation>
        </message>
        <message>
            <source>Add a list of classes</source>
            <translation>Klassenliste hinzufügen</translation>
        </message>
        <message>
            <source>Delete class</source>
            <translation>Klasse löschen</translation>
        </message>
        <message>
            <source>Move class</source>
            <translation>Klasse verschieben</translation>
        </message>
        <message>
            <source>Change colour</source>
            <translation>Farbe ändern</translation>
        </message>
        <message>
            <source>Rename class</source>
            <translation>Klasse umbenennen</translation>
        </message>
        <message>
            <source>“%1” is no key; type one key, like 1 or R.</source>
            <translation>„%1“ ist keine Taste; geben Sie eine Taste ein, etwa 1 oder R.</translation>
        </message>
        <message>
            <source>Change key of class</source>
            <translation>Taste der Klasse ändern</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Taste</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Nr.</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::ProjectSession</name>
        <message>
            <source>Opening</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Opening %1</source>
            <translation>%1 wird geöffnet</translation>
        </message>
        <message>
            <source>Drawing the demo scenes</source>
            <translation>Die Demoszenen werden gezeichnet</translation>
        </message>
        <message>
            <source>Creating %1</source>
            <translation>%1 wird angelegt</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::ProjectWorkspace</name>
        <message>
            <source>Project</source>
            <translation>Projekt</translation>
        </message>
        <message>
            <source>Open images and projects, and see what is in them</source>
            <translation>Bilder und Projekte öffnen und sehen, was darin ist</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Double-click or press Enter to open; Delete takes it off the list</source>
            <translation>Doppelklick oder Eingabe öffnet; Entf nimmt es von der Liste</translation>
        </message>
        <message>
            <source>Open a data set</source>
            <translation>Einen Datensatz öffnen</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Open image…</source>
            <translation>Bild öffnen …</translation>
        </message>
        <message>
            <source>Show an image and what the model sees in it</source>
            <translation>Ein Bild zeigen, und was das Modell darin sieht</translation>
        </message>
        <message>
            <source>Open image</source>
            <translation>Bild öffnen</translation>
        </message>
        <message>
            <source>Open folder…</source>
            <translation>Ordner öffnen …</translation>
        </message>
        <message>
            <source>Open a project, a data set or a folder of images</source>
            <translation>Ein Projekt, einen Datensatz oder einen Bilderordner öffnen</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>Neues Projekt</translation>
        </message>
        <message>
            <source>Make a project of a folder of images or a data set</source>
            <translation>Aus einem Bilderordner oder Datensatz ein Projekt machen</translation>
        </message>
        <message>
            <source>Open the demo</source>
            <translation>Demo öffnen</translation>
        </message>
        <message>
            <source>Open scenes that the program draws itself</source>
            <translation>Szenen öffnen, die das Programm selbst zeichnet</translation>
        </message>
        <message>
            <source>Close project</source>
            <translation>Projekt schließen</translation>
        </message>
        <message>
            <source>Close what is open and go to the start page</source>
            <translation>Schließen, was offen ist, und zur Startseite gehen</translation>
        </message>
        <message>
            <source>Take off the list of recent projects</source>
            <translation>Von der Liste nehmen</translation>
        </message>
        <message>
            <source>Take the selected project off the list; its files stay</source>
            <translation>Das gewählte Projekt von der Liste nehmen; seine Dateien bleiben</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>These images are open without a project: nothing about them is saved.</source>
            <translation>Diese Bilder sind ohne Projekt offen: Nichts über sie wird gespeichert.</translation>
        </message>
        <message>
            <source>Create a project</source>
            <translation>Projekt anlegen</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::Rail</name>
        <message>
            <source>Workspaces</source>
            <translation>Arbeitsbereiche</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::RecentProjects</name>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>gestern</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n labelled</source>
            <translation>
                <numerusform>%1 von %n markiert</numerusform>
                <numerusform>%1 von %n markiert</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::SettingsPage</name>
        <message>
            <source>The language changes when the program starts again.</source>
            <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Erscheinungsbild</translation>
        </message>
        <message>
            <source>Light or dark window</source>
            <translation>Helles oder dunkles Fenster</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Language of the window</source>
            <translation>Sprache des Fensters</translation>
        </message>
        <message>
            <source>Open the last project</source>
            <translation>Das letzte Projekt öffnen</translation>
        </message>
        <message>
            <source>Start with the project that was open last, instead of the start page</source>
            <translation>Mit dem zuletzt offenen Projekt statt mit der Startseite beginnen</translation>
        </message>
        <message>
            <source>New projects</source>
            <translation>Neue Projekte</translation>
        </message>
        <message>
            <source>Folder in which new projects are made</source>
            <translation>Ordner, in dem neue Projekte angelegt werden</translation>
        </message>
        <message>
            <source>Choose the folder for new projects</source>
            <translation>Ordner für neue Projekte wählen</translation>
        </message>
        <message>
            <source>At the start</source>
            <translation>Beim Start</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::SettingsWorkspace</name>
        <message>
            <source>Settings</source>
            <translation>Optionen</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>überall</translation>
        </message>
        <message>
            <source>Choose appearance, language and keys</source>
            <translation>Erscheinungsbild, Sprache und Tasten wählen</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::ShortcutModel</name>
        <message>
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::ShortcutPage</name>
        <message>
            <source>Assign</source>
            <translation>Zuweisen</translation>
        </message>
        <message>
            <source>No keys</source>
            <translation>Keine Tasten</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Vorgabe</translation>
        </message>
        <message>
            <source>Filter by name or keys</source>
            <translation>Nach Namen oder Tasten filtern</translation>
        </message>
        <message>
            <source>Filter actions</source>
            <translation>Aktionen filtern</translation>
        </message>
        <message>
            <source>Show only actions whose name or keys hold these letters</source>
            <translation>Nur Aktionen zeigen, deren Name oder Tasten diese Buchstaben enthalten</translation>
        </message>
        <message>
            <source>Actions and their keys</source>
            <translation>Aktionen und ihre Tasten</translation>
        </message>
        <message>
            <source>Choose an action to change its keys</source>
            <translation>Eine Aktion wählen, um ihre Tasten zu ändern</translation>
        </message>
        <message>
            <source>New keys</source>
            <translation>Neue Tasten</translation>
        </message>
        <message>
            <source>Click here and press the new keys</source>
            <translation>Hier klicken und die neuen Tasten drücken</translation>
        </message>
        <message>
            <source>Leave the action without keys</source>
            <translation>Der Aktion keine Tasten lassen</translation>
        </message>
        <message>
            <source>Give the action its default keys again</source>
            <translation>Der Aktion wieder ihre Vorgabe geben</translation>
        </message>
        <message>
            <source>Choose an action above.</source>
            <translation>Wählen Sie oben eine Aktion.</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Give the action these keys</source>
            <translation>Der Aktion diese Tasten geben</translation>
        </message>
        <message>
            <source>Give these keys to this action and take them from the others</source>
            <translation>Diese Tasten der Aktion geben und den anderen nehmen</translation>
        </message>
        <message>
            <source>Conflict: %1 already belongs to %2.</source>
            <translation>Konflikt: %1 gehört schon zu %2.</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::StartPage</name>
        <message>
            <source>Label images, train a segmentation model on them, and see what it looks at.</source>
            <translation>Bilder markieren, ein Segmentierungsmodell daran trainieren und sehen, worauf es achtet.</translation>
        </message>
        <message>
            <source>Try the demo</source>
            <translation>Die Demo ansehen</translation>
        </message>
        <message>
            <source>Scenes that the program draws itself, labelled, with a trained model. Nothing is downloaded.</source>
            <translation>Szenen, die das Programm selbst zeichnet, markiert und mit trainiertem Modell. Nichts wird heruntergeladen.</translation>
        </message>
        <message>
            <source>Open a folder of images</source>
            <translation>Einen Bilderordner öffnen</translation>
        </message>
        <message>
            <source>Your own pictures, with or without labels. They are read where they are and never changed.</source>
            <translation>Ihre eigenen Bilder, mit oder ohne Markierungen. Sie werden gelesen, wo sie liegen, und nie verändert.</translation>
        </message>
        <message>
            <source>Open a data set</source>
            <translation>Einen Datensatz öffnen</translation>
        </message>
        <message>
            <source>ADE20K, Cityscapes, COCO-Stuff, Pascal VOC or images with index PNGs, as a new project.</source>
            <translation>ADE20K, Cityscapes, COCO-Stuff, Pascal VOC oder Bilder mit Index-PNGs, als neues Projekt.</translation>
        </message>
        <message>
            <source>You can also drop a folder or an image anywhere on this window.</source>
            <translation>Ordner und Bilder lassen sich auch auf dieses Fenster ziehen.</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::StatusFields</name>
        <message>
            <source>saved</source>
            <translation>gespeichert</translation>
        </message>
        <message>
            <source>saving</source>
            <translation>speichert</translation>
        </message>
        <message>
            <source>not saved</source>
            <translation>nicht gespeichert</translation>
        </message>
    </context>
    <context>
        <name>sdw::ui::WorkspacePage</name>
        <message>
            <source>Panel “%1”</source>
            <translation>Leiste „%1“</translation>
        </message>
        <message>
            <source>Show or hide the panel “%1”</source>
            <translation>Die Leiste „%1“ ein- oder ausblenden</translation>
        </message>
    </context>
</TS>
