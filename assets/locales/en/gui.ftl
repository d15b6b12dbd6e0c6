# The window

window-title = Trong Klum

screen-find = Find a group
screen-guideline = Guideline
screen-directory = Directory
screen-onboarding = Starting work
screen-letter = Source letter
screen-print = Print
screen-check = Check

menu-file = File
menu-view = View
menu-help = Help

action-open = Open a registry…
action-builtin = Use the registry built in
action-reload = Read the registry again
action-language = ไทย
action-digits = Switch between Thai and Arabic digits
action-system = Colours as the system has them
action-light = Light
action-dark = Dark
action-contrast = High contrast
action-larger = Larger text
action-smaller = Smaller text
action-normal = Normal text
action-palette = Search commands and registry
action-about = About
action-quit = Quit

palette-hint = Type a command, a group, a role, a person, or words of the letter
palette-nothing = No such command or words

open-choose = Choose a file…
open-kind = Registry
open-path = or type the file's path and press Enter
open-recent = Opened lately
open-none = No file chosen yet. If no file dialog came up, type the file's path or drop the file on this window.

bar-working = Working it out…
bar-loading = Reading the registry…
bar-cancel = Cancel
bar-dismiss = Hide this
bar-close = Close

banner-refused = The registry { $file } cannot be opened: { $count } errors. The former one is still shown. · { $first }
banner-place = Line { $line }, column { $column }:

note-copied = Copied: { $text }
note-settings-damaged = The settings were damaged, so the defaults are used. The old file is kept as { $file }
note-settings-unreadable = The settings cannot be read, so the defaults are used.
note-settings-unwritable = The settings cannot be saved; changes last until the program is closed.
note-other-hangs =
    The program was open already but does not respond, so this is a new window.
    Settings changed here are not saved.

about-version = Trong Klum, version { $version }
about-builtin = the registry built in
about-data = Data: { $province }, { $reference }, dated { $date } ({ $source })
about-licence = Licensed under MIT or Apache 2.0
about-font = Typeface Sarabun, SIL Open Font License 1.1
about-libraries = Made with egui, eframe, wgpu, ICU4X, RON, Fluent and other libraries under MIT, Apache, BSD or Unicode licences

find-query = What do you want to send, or to know?
find-query-hint = such as a flood, a road cut off
find-role = I am
find-any-role = no role given
find-purpose = I want to
find-act = Act
find-topic = About
find-to = To
find-group = Group
find-anyone = anyone
find-any-group = any group
find-choose-one = Choose…
find-browse = Or choose what you want to do
find-no-group = No group to use
find-all = Each group ({ $count }) and why
find-others = The other { $count } groups, and why
find-copy = Copy the group's name
find-copy-key = or press Enter in the box
find-copy-contact = Copy the contact
find-group-page = All that holds for this group
find-readers = Read by: { $roles }
find-condition = Condition: { $condition }
find-not-member = you are not in it
find-silent = The letter does not speak of this for this group.
find-inferred = Inferred: { $reason }
find-not-understood = What you want to do was not understood. Please choose:

guideline-letter = As in the letter
guideline-permissions = What may be done where
guideline-memberships = Who is in which group
guideline-role = Role
guideline-roles = Role
guideline-act = Act
guideline-filter = Filter
guideline-order = In alphabetical order
guideline-copy = Copy the table
guideline-member = member
guideline-member-inferred = member (inferred)
grid-columns = Column widths as they were
grid-copy-cell = Copy this cell
find-corrected = Typed on the other keyboard; read as: { $text }
find-also = And also: { $words }
find-or = Or is it: { $reading }
action-still = Reduce motion
note-still = Motion is reduced
note-moving = Motion is as usual
find-again = Start over
find-there = What else you may and must not do in this group
find-browse-topic = Or choose what it is about
find-contact = Whom to ask: { $unit } { $telephone }

note-not-copied = Not copied: another program may be holding the clipboard. Please try again: { $text }
my-district = My district
my-district-hint = name of the district
find-carriers = In your district
guideline-source = { $reference }, dated { $date }
