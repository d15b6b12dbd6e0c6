# Documents that are printed and exported

document-source = Source: letter { $reference }, dated { $date }
document-page = Page { $page } of { $pages }

document-permissions = What may be done in each group: { $role }
document-permissions-all = What each role may do in each group
document-memberships = The roles that belong to each group
document-act = Act
document-topic = Topic
document-role = Role
document-group = Group
document-member = member
document-member-inferred = member (inferred)
document-not-member = not a member

document-onboarding = Using the LINE groups: { $role }
document-card = LINE groups: { $role }
document-no-groups = The letter makes this role a member of no group: { $role }
document-group-and-how = Group, and how to join
document-may = You may
document-must-not = You must not
document-need-not = You need not
document-read-only = read only
document-clauses = The letter's words
document-duties = What the letter asks of the district
document-checklist = To do in the first week
document-codes = Scan to join
document-ask = Questions: { $contact }

document-acknowledgement = Acknowledgement of the guideline for LINE groups
document-acknowledge-why = By letter { $reference }, dated { $date }, on { $subject }, each district makes its staff know the guideline and keep to it. In short:
document-acknowledge = I know the guideline above and will keep to it, in witness of which I sign.
document-number = No.
document-name = Name
document-post = Post
document-signature = Signature
document-date = Date

document-remarks = Remarks of the program (not words of the letter)

document-memo = Memorandum (draft)
document-memo-office = Office
document-memo-number = No.
document-memo-date = Date
document-memo-subject = Question on the guideline for LINE groups
document-memo-why = The letter { $reference }, dated { $date }, on { $subject }, gives the districts a guideline to keep to.
document-memo-found = On checking it, the following were found to have no group that fits and to which the sender belongs.
document-memo-ask = Please consider naming a group for each of them, or say that no LINE group is to be used.
document-memo-nothing = On checking it, every need was found to have a group that fits and to which the sender belongs.

print-no-spooler = Nothing was printed: this computer has no print service, or it does not run. Export a PDF and print it elsewhere.
print-no-printer = Nothing was printed: there is no printer, or none is the default. Add one in the system's settings, or export a PDF.
print-no-such-printer = There is no printer named { $detail }
print-refused = The print service refused the job ({ $detail })
print-unwritable = { $file } cannot be written; check that its folder exists and that you may write there
print-fault = This document cannot be made ({ $detail })
print-letters = These letters cannot be printed: { $letters } The document has boxes in their place.
print-archive-letters = No archive copy was made, because these letters cannot be printed: { $detail } Use other letters in the registry.

district-office = Administration office of { $district } District
