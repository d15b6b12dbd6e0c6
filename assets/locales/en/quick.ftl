# The quick box

action-quick = Quick box
quick-title = Quick box
quick-hint = Type what you want to post, or press F8 to check the copied text
quick-unclear = The program does not understand yet what you want to do.
quick-not-in-post = Must not be posted in { $groups }
quick-not-in = Forbidden in { $groups }
quick-keys = Enter copies it and goes back to LINE · Tab shows why · Esc closes
quick-keys-which = ↑↓ choose · Enter shows the answer · Tab opens the program · Esc closes
quick-keys-perhaps = ↓ chooses what is offered · Tab opens the program · Esc closes
quick-keys-no-group = Tab shows why · Esc closes
quick-keys-unclear = Tab opens the program · Esc closes
quick-keys-masked = Enter copies the masked text · Tab shows everything · Esc closes
quick-keys-text = Enter copies the text · Tab shows everything · Esc closes
quick-board-nothing = No text has been copied.
quick-board-long = The copied text is too long. Check it on the Draft screen.

# In the background

action-background = Shortcut and background…
background-title = Shortcut and background
background-shortcut = Use { $keys } to open the quick box from any program
background-change = Change the shortcut…
background-press = Press the new shortcut, such as Ctrl+Shift+K
background-taken = Another program uses this shortcut. Choose another one.
background-impossible = This system does not let programs set shortcuts. You can make a shortcut of the system run the command trongklum --quick
background-stays = Keep running in the background when the window is closed
background-starts = Start in the background when the computer starts
background-ends = To end the program, open the File menu and choose Quit.
note-not-started-with-computer = The program could not be set to start with the computer

stays-title = The program keeps running in the background
stays-what = Press { $keys } in any program to open the quick box. Start the program again to get this window back.
stays-what-no-shortcut = Start the program again to get this window back.
stays-close = Close the window

# The first start

welcome-title = Welcome to Trong Klum
welcome-step = Step { $step } of 3
welcome-role = Who do you post for?
welcome-role-why = The { $letter } gives each role its own groups, so the answers depend on the role. You can change it later.
welcome-sends = Role to post for
welcome-district = Which district do you work in?
welcome-district-why = Answers then name who in your district can post for you, and printed documents name the district.
welcome-shortcut = One shortcut from LINE
welcome-shortcut-why = The quick box opens above every program. Type what you want to post, and press Enter to copy the group's name and go back.
welcome-next = Next
welcome-first = Show the first answer
welcome-back = Back
welcome-skip = Skip

# Help

action-help = Help: what the answers mean
help-verdicts = What the answers mean
help-verdict-fits = The { $letter } allows this in this group.
help-verdict-fits-if = Allowed if the condition shown with the answer is met.
help-verdict-not-required = The { $letter } does not require this, such as confirming that a message was read.
help-verdict-silent = The { $letter } does not say anything about this, so no group is recommended. Ask before you post.
help-verdict-forbidden = The { $letter } forbids this in this group.
help-inferred = Every answer shows the clauses it rests on. “Inferred” marks what the program concluded and the { $letter } does not state.
help-privacy = What you type
help-privacy-here = Everything happens on this computer, and what you type does not leave it. The program uses the network only if you let it follow a group registry that somebody publishes.
help-privacy-kept = The program keeps no questions, no drafts and nothing that is typed into the quick box. It keeps settings, such as your role and district.
help-privacy-board = It reads the clipboard only when you ask it to check the text there, and to see that a copy succeeded.
help-keys = Work faster
help-keys-shortcut = Press { $keys } in any program to open the quick box.
help-keys-no-shortcut = The Help menu opens the quick box, and sets a shortcut for it.
help-keys-find = On the Find screen, Enter copies the group's name.
help-ask = If you are not sure
