# The window

window-title = Trong Klum

screen-find = Find a group
screen-guideline = Guideline
screen-directory = Groups and roles
screen-onboarding = New to the role
screen-letter = Source { $letter }
screen-print = Print
screen-check = Check the group registry

menu-file = File
menu-edit = Edit
menu-view = View
menu-help = Help

action-open = Open a group registry…
action-builtin = Use the built-in group registry
action-reload = Reload the group registry
action-edit-mode = Edit the group registry
action-undo = Undo
action-redo = Redo
action-save = Save
action-save-as = Save as…
action-new-copy = New group registry from this one
action-new-empty = New empty group registry
action-import-letter = New group registry from a { $letter }…
action-confirm-rules = Confirm the rules
action-differences = Show what changes
action-source = Edit the group registry as text
action-old-copies = Earlier versions…
action-language = ไทย
action-digits = Switch between Thai and Arabic digits
action-system = Use system colours
action-light = Light mode
action-dark = Dark mode
action-contrast = High contrast
action-larger = Larger text
action-smaller = Smaller text
action-normal = Normal text size
action-palette = Search everything
action-about = About
action-quit = Quit

palette-hint = Type a command, group, role, person or words from the { $letter }
palette-nothing = Nothing found

open-choose = Choose a file…
open-kind = Group registry
open-path = or type the file's path and press Enter
open-recent = Recent files
open-none = No file chosen yet. If no file dialog came up, type the file's path or drop the file on this window.

bar-working = Preparing…
bar-loading = Reading the group registry…
bar-cancel = Cancel
bar-dismiss = Dismiss
bar-close = Close

editing-undo = Undo: { $change }
editing-redo = Redo: { $change }
editing-copy-of-builtin = Copy of the built-in group registry
note-editing-broken = The edited group registry has errors. Please correct or undo them first.

banner-refused = Cannot open the group registry { $file } (errors: { $count }). The previous one is still in use. { $first }
banner-place = Line { $line }, column { $column }:

note-copied = Copied: { $text }
note-settings-damaged = The settings were damaged, so the defaults are used. The old file is kept as { $file }
note-settings-unreadable = The settings cannot be read, so the defaults are used.
note-settings-unwritable = The settings cannot be saved; changes last until the program is closed.
note-other-hangs =
    The program is already open but is not responding, so this is a new window.
    Settings changed here are not saved.

about-version = Trong Klum, version { $version }
about-builtin = the built-in group registry
about-data = Data: { $province }, { $reference }, dated { $date } ({ $source })
about-licence = Licensed under MIT or Apache 2.0
about-font = Typeface Sarabun, SIL Open Font License 1.1
about-libraries = Made with egui, eframe, wgpu, ICU4X, RON, Fluent and other libraries under MIT, Apache, BSD or Unicode licences

find-query = What do you want to post or find out?
find-query-hint = e.g. flood, road cut off
find-role = Your role
find-any-role = Not specified
find-purpose = Purpose
find-act = Action
find-topic = Topic
find-to = To
find-not-to = Not to be read by
find-group = Group
find-anyone = Not specified
find-nobody = Not specified
find-any-group = Not specified
find-day = Day
find-any-day = Not specified
find-choose-one = Choose…
find-browse = Or choose what you want to do
find-no-group = No group you can use yourself
find-all = All { $count } groups and why
find-others = The other { $count } groups and why
find-copy = Copy the group's name
find-copy-key = or press Enter in the box
find-copy-contact = Copy contact details
find-group-page = See all rules for this group
find-readers = Read by: { $roles }
find-condition = Condition: { $condition }
find-not-member = you are not a member
find-silent = The { $letter } says nothing about this for this group.
find-inferred = Inferred: { $reason }
find-not-understood = The program could not tell what you want to do. Please choose:

guideline-letter = As in the { $letter }
guideline-permissions = Permissions
guideline-memberships = Members
guideline-role = Role
guideline-roles = Role
guideline-act = Action
guideline-filter = Filter
guideline-order = In alphabetical order
guideline-copy = Copy the table
guideline-member = member
guideline-member-inferred = member (inferred)
grid-columns = Reset column widths
grid-copy-cell = Copy this cell
find-read-from = Understood from { $words }, { $sure } % sure
find-sure = { $sure } % sure of what was understood
find-corrected = Wrong keyboard layout? Read as: { $text }
find-also = And also: { $words }
find-or = Or do you mean: { $reading }
action-still = Reduce motion
note-still = Motion is reduced
note-moving = Motion restored
find-again = Start over
find-there = What else you may or must not do in this group
find-browse-topic = Or choose a topic
find-contact = Contact: { $unit } { $telephone }

note-not-copied = Not copied: another program may be using the clipboard. Please try again: { $text }
my-district = Your { $unit }
my-district-hint = name of the { $unit }
find-carriers = In your { $unit }
guideline-source = { $reference }, dated { $date }
