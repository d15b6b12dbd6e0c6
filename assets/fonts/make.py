#!/usr/bin/env python3
"""Makes the fonts of this folder from the ones they come from; README.md says when and how.

    python3 make.py SARABUN NOTO TO

SARABUN holds Sarabun as Google Fonts has it, NOTO the files of Debian's fonts-noto-core and
fonts-noto-cjk. Needs fontTools and uharfbuzz.
"""

import copy
import io
import itertools
import sys
from pathlib import Path

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

WEIGHTS = ["Regular", "SemiBold", "Bold"]

# What stands above a consonant, the second of each as it stands on ป ฝ ฟ, whose stem is in the way.
VOWELS = [f"uni0E{code}{form}" for code in "31 34 35 36 37 47".split() for form in ("", ".narrow")]
TONES = [f"uni0E{code}" for code in "48 49 4A 4B 4C".split()]
HIGH_TONES = [f"{tone}.small" for tone in TONES]

# How far before the end of its word a mark begins, in parts of 1000: at most, at least, and as it
# does after most letters. Poppler reads a space from 30 on, and has to find a mark before the
# letter that follows.
FAR, NEAR, USUAL = 24, 5, 10


def anchor(font, tone, vowel):
    """How far to the right of its own place and above it `font` sets `tone` on `vowel`."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if getattr(table, "Mark1Coverage", None) is None:
                continue
            ones, twos = table.Mark1Coverage.glyphs, table.Mark2Coverage.glyphs
            if tone not in ones or vowel not in twos:
                continue
            mark = table.Mark1Array.MarkRecord[ones.index(tone)]
            below = table.Mark2Array.Mark2Record[twos.index(vowel)].Mark2Anchor[mark.Class]
            if below is not None:
                own = mark.MarkAnchor
                return below.XCoordinate - own.XCoordinate, below.YCoordinate - own.YCoordinate
    raise LookupError(f"{tone} does not stand on {vowel}")


def with_marks_drawn_in_place(font):
    """Gives `font` Thai marks that are drawn where they stand.

    Sarabun draws a mark once and moves it over each letter: a tone mark on ฟื a fifth of an em
    to the left, a vowel on ร a little to the right. A glyph that begins so far before the end of
    its word, or after it, is taken by programs that read PDF for a word of its own, with a space
    behind it, or for one that follows the next letter; what is raised or lowered begins a piece
    of text of its own. What is seen stays the same: what is moved in the outline is moved back in
    the anchor.
    """
    for vowel in VOWELS:
        new = {tone: f"{tone.removesuffix('.small')}.{vowel}" for tone in HIGH_TONES}
        font.setGlyphOrder(font.getGlyphOrder() + list(new.values()))
        for tone, left in new.items():
            x, y = anchor(font, tone, vowel)
            add_moved(font, tone, left, (-USUAL - x, -y))
        compose(font, [substitution(font, [[vowel]], new)])
    last = {}
    for (mark, _), (x, _) in places(font).items():
        last[mark] = max(last.get(mark, x), x)
    for mark, x in last.items():
        if x > -USUAL:
            move(font, mark, -USUAL - x)
    draw_by_letter(font)
    for place, (x, y) in places(font).items():
        assert -FAR <= x <= -NEAR and y == 0, (place, x, y)
    version = font["name"].getDebugName(5)
    font["name"].setName(f"{version}; marks drawn in place", 5, 3, 1, 0x409)


def draw_by_letter(font):
    """Adds to the marks of `font` those for letters on which they do not stand as usual."""
    # The letters before, by how far the mark is moved, what stands between, and the mark.
    moved = {}
    for (mark, before), (x, y) in places(font).items():
        step = FAR - NEAR + 1
        by = (-((FAR + x) // step) * step, -y)
        if by != (0, 0):
            *between, letter = before
            moved.setdefault((by, tuple(between), mark), set()).add(letter)
    new = {(mark, by): f"{mark}.{by[0]}.{by[1]}" for by, _, mark in moved}
    font.setGlyphOrder(font.getGlyphOrder() + list(new.values()))
    for (mark, by), name in new.items():
        add_moved(font, mark, name, by)
    alike = {}
    for (by, between, mark), letters in moved.items():
        key = (len(between), between, tuple(sorted(letters)), by)
        alike.setdefault(key, {})[mark] = new[mark, by]
    # What stands on a vowel comes first, while that is still drawn as usual.
    for count in (1, 0):
        compose(font, [
            substitution(font, [*([glyph] for glyph in between), letters], marks)
            for (length, between, letters, _), marks in alike.items()
            if length == count
        ])


def places(font):
    """How far to the right of the end of its word and above it each mark stands in Thai words,
    by what is before it, the nearest first."""
    file = io.BytesIO()
    font.save(file)
    order = font.getGlyphOrder()
    shaper = hb.Font(hb.Face(hb.Blob(file.getvalue())))
    found = {}
    for consonant, vowel, tone, after in itertools.product(
        map(chr, range(0x0E01, 0x0E2F)), ["", *"ัิีึื็ฺุูํ"], ["", *"่้๊๋์"], "นำ"
    ):
        if after == "ำ" and (vowel or tone == "์") or vowel == "ํ" and tone:
            continue
        buffer = hb.Buffer()
        buffer.add_str(consonant + vowel + tone + after)
        buffer.guess_segment_properties()
        hb.shape(shaper, buffer)
        before = ()
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions):
            name = order[glyph.codepoint]
            if place.x_advance == 0:
                offset = (place.x_offset, place.y_offset)
                assert found.setdefault((name, before), offset) == offset
                before = (name, *before)
            else:
                before = (name,)
    return found


def move(font, mark, by):
    """Draws `mark` farther to the left by `by`, and sets it as before."""
    glyphs = font["glyf"]
    glyph = glyphs[mark]
    if glyph.isComposite():
        for component in glyph.components:
            component.x -= by
    else:
        glyph.coordinates.translate((by * -1, 0))
    for name in font.getGlyphOrder():
        if glyphs[name].isComposite():
            for component in glyphs[name].components:
                if component.glyphName == mark:
                    component.x += by
    glyph.recalcBounds(glyphs)
    font["hmtx"][mark] = (0, glyph.xMin)
    for table, coverage, array, records in mark_tables(font):
        if mark in getattr(table, coverage).glyphs:
            index = getattr(table, coverage).glyphs.index(mark)
            shift(getattr(getattr(table, array), records)[index], (by, 0))


def mark_tables(font):
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for coverage, array, records in (
                ("MarkCoverage", "MarkArray", "MarkRecord"),
                ("Mark1Coverage", "Mark1Array", "MarkRecord"),
                ("Mark2Coverage", "Mark2Array", "Mark2Record"),
            ):
                if getattr(table, coverage, None) is not None:
                    yield table, coverage, array, records


def shift(record, by):
    anchors = record.Mark2Anchor if hasattr(record, "Mark2Anchor") else [record.MarkAnchor]
    for anchor in filter(None, anchors):
        anchor.XCoordinate -= by[0]
        anchor.YCoordinate -= by[1]


def add_moved(font, tone, left, by):
    """Adds `left`, which is `tone` drawn `by` farther to the left and below, and set as before."""
    component = GlyphComponent()
    component.glyphName, component.flags = tone, 0x2
    component.x, component.y = -by[0], -by[1]
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, [component]
    font["glyf"][left] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][left] = (0, glyph.xMin)
    for table in (font["GDEF"].table.GlyphClassDef, font["GDEF"].table.MarkAttachClassDef):
        if table is not None and tone in table.classDefs:
            table.classDefs[left] = table.classDefs[tone]
    for table, coverage, array, records in mark_tables(font):
        glyphs = getattr(table, coverage).glyphs
        if tone in glyphs:
            all_of = getattr(getattr(table, array), records)
            record = copy.deepcopy(all_of[glyphs.index(tone)])
            shift(record, by)
            glyphs.append(left)
            all_of.append(record)
            setattr(getattr(table, array), records.replace("Record", "Count"), len(glyphs))


def substitution(font, before, new):
    """A rule with each of `new` in place of the glyph it is made of where that follows one of each
    of `before`, the nearest first."""
    single = otTables.SingleSubst()
    single.mapping = dict(new)
    chain = otTables.ChainContextSubst()
    chain.Format = 3
    for name, places in (("Backtrack", before), ("Input", [list(new)]), ("LookAhead", [])):
        coverages = []
        for glyphs in places:
            coverage = otTables.Coverage()
            coverage.glyphs = sorted(glyphs, key=font.getGlyphID)
            coverages.append(coverage)
        setattr(chain, f"{name}Coverage", coverages)
        setattr(chain, f"{name}GlyphCount", len(coverages))
    return chain, single


def compose(font, rules):
    """Adds `rules`, of which the first that fits holds, behind those of Thai composition."""
    table = font["GSUB"].table
    lookups = table.LookupList.Lookup

    def add(kind, subtables):
        lookup = otTables.Lookup()
        lookup.LookupType, lookup.LookupFlag = kind, 0
        lookup.SubTable, lookup.SubTableCount = subtables, len(subtables)
        lookups.append(lookup)

    for chain, single in rules:
        record = otTables.SubstLookupRecord()
        record.SequenceIndex, record.LookupListIndex = 0, len(lookups)
        chain.SubstLookupRecord, chain.SubstCount = [record], 1
        add(1, [single])
    add(6, [chain for chain, _ in rules])
    table.LookupList.LookupCount = len(lookups)
    # Those rules of composition are Thai that make small tone marks.
    small = next(
        index
        for index, lookup in enumerate(lookups)
        if any("uni0E49.small" in part.mapping.values() for part in lookup.SubTable
               if hasattr(part, "mapping"))
    )
    for feature in table.FeatureList.FeatureRecord:
        used = feature.Feature.LookupListIndex
        chains = [
            record.LookupListIndex
            for index in used
            for part in lookups[index].SubTable
            for record in getattr(part, "SubstLookupRecord", [])
        ]
        if feature.FeatureTag == "ccmp" and small in chains and len(used) > 1:
            used.append(len(lookups) - 1)
            feature.Feature.LookupCount = len(used)


# The signs of offices and of LINE messages, each from the first of the fonts that has it.
SIGNS = [
    *map(ord, "‐‑―‣‥※‼⁇⁉℀℃℅℉ℓ№℡℮Ω⅐⅑⅒⅕⅖⅗⅘⅙⅚"),
    *range(0x2160, 0x2180), *range(0x2190, 0x21A0), *range(0x21B0, 0x21B6),
    *map(ord, "↩↪↺↻⇄⇅⇆⇐⇑⇒⇓⇔⇕⇠⇡⇢⇣⇦⇧⇨⇩⟵⟶⟷⟸⟹⟺"),
    *map(ord, "∀∃∅∈∉∋∓∗∘∛∝∟∠∥∧∨∩∪∴∵∶∼≃≅≒≡≢≦≧≪≫⊂⊃⊆⊇⊕⊗⊙⊥⋅⋆⋮⋯⌀"),
    *range(0x2460, 0x2488), *range(0x24B6, 0x24F5), *range(0x25A0, 0x2600),
    *map(ord, "☀☁☂★☆☎☏☐☑☒☓☚☛☜☝☞☟♀♂♠♡♢♣♤♥♦♧♩♪♫♬♭♮♯♻⚑⚐⚠⚡⚪⚫"),
    *map(ord, "✂✆✈✉✍✎✏✓✔✕✖✗✘✙✚✛✜✦✧✩✪✫✬✭✮✯✰✱✲✳✴✶✽❂❍❏❐❑❒❓❖❗❘❙❚❛❜❝❞❤"),
    *range(0x2768, 0x27BF), *range(0x2B05, 0x2B0E), *range(0x2B1B, 0x2B1D),
    *range(0x2B50, 0x2B56), *range(0x1F7E0, 0x1F7EC),
    *range(0x3001, 0x3004), *range(0x3008, 0x3012), *range(0x3013, 0x301C), 0x30FB,
    *range(0x338D, 0x33A7), *map(ord, "㏄㏊"), *range(0xFF01, 0xFF5F),
]


def glyph_of(font, name):
    recorded = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(recorded)
    pen = TTGlyphPen(None)
    # Outlines of cubic curves run the other way round.
    cubic = "CFF " in font
    recorded.replay(Cu2QuPen(pen, max_err=1.0, reverse_direction=True) if cubic else pen)
    return pen.glyph()


def signs(noto, known):
    """One font of the signs that are not `known`, in the measures of Sarabun."""
    files = [
        noto / f"NotoSans{name}-Regular.ttf" for name in ("", "Symbols2", "Symbols", "Math")
    ]
    fonts = [TTFont(file) for file in files]
    japanese = TTCollection(noto / "NotoSansCJK-Regular.ttc").fonts
    fonts.append(next(font for font in japanese if font["name"].getDebugName(4).endswith(" JP")))
    # Arrows and circled figures are drawn alike in these two.
    fonts[1], fonts[2] = fonts[2], fonts[1]
    glyphs, widths, letters = {}, {}, {}
    empty = TTGlyphPen(None).glyph()
    order = [".notdef"]
    glyphs[".notdef"], widths[".notdef"] = empty, (500, 0)
    for code in SIGNS:
        font = next((font for font in fonts if code in font.getBestCmap()), None)
        if font is None or code in known or code in letters:
            continue
        assert font["head"].unitsPerEm == 1000
        source, name = font.getBestCmap()[code], f"u{code:04X}"
        glyphs[name] = glyph_of(font, source)
        order.append(name)
        glyphs[name].recalcBounds(None)
        widths[name] = (font["hmtx"][source][0], getattr(glyphs[name], "xMin", 0))
        letters[code] = name
    build = FontBuilder(1000, isTTF=True)
    build.setupGlyphOrder(order)
    build.setupCharacterMap(letters)
    build.setupGlyf(glyphs)
    build.setupHorizontalMetrics(widths)
    build.setupHorizontalHeader(ascent=1068, descent=-232)
    licence = fonts[0]["name"].getDebugName(13)
    build.setupNameTable({
        "copyright": "Copyright 2015-2018 Google LLC. © 2014-2021 Adobe (http://www.adobe.com/).",
        "familyName": "Trong Klum Signs",
        "styleName": "Regular",
        "psName": "TrongKlumSigns-Regular",
        "fullName": "Trong Klum Signs",
        "version": "Version 1.000; signs of Noto Sans, Symbols, Symbols 2, Math and CJK JP",
        "licenseDescription": licence,
        "licenseInfoURL": "https://openfontlicense.org",
    }, mac=False)
    build.setupOS2(
        sTypoAscender=1068, sTypoDescender=-232, sTypoLineGap=0, usWinAscent=1286,
        usWinDescent=567, sCapHeight=700, sxHeight=500, fsType=0, usWeightClass=400,
    )
    build.setupPost(keepGlyphNames=False)
    build.font["head"].created = build.font["head"].modified = 3_700_000_000
    return build.font


def main():
    sarabun, noto, to = map(Path, sys.argv[1:])
    known = set()
    for weight in WEIGHTS:
        font = TTFont(sarabun / f"Sarabun-{weight}.ttf", recalcTimestamp=False)
        known = set(font.getBestCmap())
        with_marks_drawn_in_place(font)
        font.save(to / f"Sarabun-{weight}.ttf")
    font = signs(noto, known)
    font.recalcTimestamp = False
    font.save(to / "TrongKlumSigns-Regular.ttf")


if __name__ == "__main__":
    main()
