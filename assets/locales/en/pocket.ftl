# The pocket guide: one page for telephones

pocket-title = Pocket guide to the { $group-kinds }
pocket-letter = { $Letter } { $reference } of { $date }
pocket-made = Made on { $day }
pocket-serial = Issue { $serial }

pocket-role-question = Which role do you hold?
pocket-act-question = What do you want to do?
pocket-group-question = Which group do you want to know about?
pocket-topic-question = Which topic is it about?
pocket-asked = What was asked; press to change
pocket-change = change
pocket-member = You are a member
pocket-relay = Who could be asked to post it (suggested by the program)
pocket-unknown = This guide has no answer for this link

pocket-menu = Menu
pocket-menu-role = Role sheet
pocket-menu-contact = Contact
pocket-contact = Contact
pocket-display = Display
pocket-dark = Dark
pocket-large = Large text
pocket-share = Share this answer
pocket-copied = The answer is copied and can be pasted into LINE
pocket-not-copied = This browser does not allow copying

pocket-ended = No longer in force: { $letter } { $reference } applied until { $until }. Answers on this page may be out of date. Please ask { $contact }
pocket-not-yet = Not yet in force: { $letter } { $reference } applies from { $from }
pocket-superseded = This guide is out of date. Please get the current one from { $contact }
pocket-aged = This guide is more than a year old. Please ask { $contact } whether there is a newer one

pocket-plain = This page shows tables only, because the app that opened this file runs no scripts. To choose a role and an action, open the file in a browser.
pocket-legend = – means that the { $letter } does not say · * means not a member of that group · The conditions are in the guideline table
pocket-short-fits = yes
pocket-short-fits-if = on a condition
pocket-short-not-required = need not
pocket-short-silent = –
pocket-short-forbidden = must not

# On the Print screen and the command line
print-pocket = Pocket guide
pocket-what = One web page that any telephone's browser opens without the internet. One chooses a role, an action and a topic, and sees the group for this with the clauses of the { $letter }. In Thai and English, without personal data.
pocket-send = How to send it: save it as a file and send the file in LINE like any document. Whoever receives it saves the file and opens it in a browser.
pocket-large-file = The guide is { $size } kB, more than { $limit } kB. Some telephones may open it slowly
pocket-not-html = The pocket guide can only be saved as .html, but the file given is { $file }
