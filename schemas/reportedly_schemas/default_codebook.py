"""The codebook that every project starts from.

Definitions are our own words: whoever labels decides by them, so each says what tells the
value from its neighbours. Keys are the first letter where it is free. Where a list follows
published work, its docstring says which, so that labels can be compared with that work's.
"""

from __future__ import annotations

from reportedly_schemas.codebook import Bounds, Codebook, Value

# A table: one value after the other, each in as few lines as it needs.
# fmt: off

ZONE_KIND = (
    Value("headline", "Headline", "The title the article ran under.", "h", "zone"),
    Value("dek", "Dek",
          "The line or two under the headline that sum the article up before its text begins.",
          "d", "zone"),
    Value("dateline", "Dateline",
          "Who wrote it, where and when: byline, place, date of publication or update.",
          "t", "zone"),
    Value("body", "Body",
          "The running text. Needs marking only where it must be told from another zone.",
          "b", "neutral"),
    Value("blockquote", "Block quotation",
          "A quotation set apart as a paragraph or extract of its own, with or without marks.",
          "q", "content"),
    Value("caption", "Caption",
          "Words that belong to a picture, a film or a chart, its credit included.", "c", "zone"),
    Value("boilerplate", "Boilerplate",
          "Words on the page that are no part of this report: menus, advertisements, related "
          "stories, sign-up lines, what the outlet says about itself.", "x", "neutral"),
    Value("copied", "Copied",
          "A passage taken over from another text, word for word or nearly. Name that text in "
          "`copy_of` when it is in the workspace.", "y", "warning"),
)
"""Parts of an article, much as news interchange formats such as NewsML tell them apart."""

CLAIM_KIND = (
    Value("event_property", "Event or property",
          "Something happened or did not, or somebody or something has or lacks a certain "
          "quality. The usual kind, when none below fits more closely.", "e", "claim"),
    Value("numerical", "Numerical",
          "An amount, share, rank or comparison of amounts is the point: with another number it "
          "would be another claim.", "n", "claim"),
    Value("quote", "Quotation",
          "Somebody said or wrote certain words. What is to be checked is whether they did, not "
          "whether the words are true.", "q", "content"),
    Value("causal", "Causal",
          "One thing brought about, prevented or changed another. What is to be checked is the "
          "tie between the two.", "c", "claim"),
    Value("position", "Position",
          "A person or a body is for or against something, or holds a certain view.",
          "p", "source"),
    Value("prediction", "Prediction",
          "Something will or may happen after the article was written, so that only later can "
          "anyone tell.", "f", "warning"),
    Value("rule", "Rule",
          "A law, contract, order or procedure allows, demands or forbids something.",
          "r", "accent"),
    Value("personal_experience", "Personal experience",
          "What the speaker went through, saw or felt, and hardly anyone else could confirm.",
          "x", "source"),
    Value("other", "Other",
          "It can be true or false and is none of the kinds above; say in the notes what it is.",
          "o", "neutral"),
)
"""What sort of claim it is: the claim types of AVeriTeC, with prediction, rule and personal
experience from Full Fact's scheme."""

CLAIM_CHECKWORTHINESS = (
    Value("cfs", "Check-worthy factual",
          "It can be checked, and readers would want to know whether it is true.", "c", "accent"),
    Value("ufs", "Unimportant factual",
          "It can be checked, but nobody would be misled or harmed if it were wrong.",
          "u", "neutral"),
    Value("nfs", "Non-factual",
          "An opinion, question, wish, promise or feeling: there is nothing to check.",
          "n", "neutral"),
)
"""Whether a claim can and should be checked: the three classes of ClaimBuster."""

CLAIM_FACTUALITY = (
    Value("ct+", "Certain", "It is presented as certainly so.", "c", "good"),
    Value("pr+", "Probable", "It is presented as likely so: probably, expected to.", "p", "good"),
    Value("ps+", "Possible",
          "It is presented as possibly so: may, might, could, reportedly.", "s", "warning"),
    Value("ct-", "Certainly not", "It is presented as certainly not so.", "n", "bad"),
    Value("pr-", "Improbable", "It is presented as likely not so: probably not.", "i", "bad"),
    Value("ps-", "Possibly not",
          "It is presented as possibly not so: may not, doubts that.", "d", "warning"),
    Value("ctu", "Certain, unsaid which",
          "Somebody is said to know whether it is so, and which it is stays unsaid: knows whether.",
          "k", "neutral"),
    Value("uu", "Uncommitted",
          "Nothing is said for or against it: a question, a condition, a wish, asked whether.",
          "u", "neutral"),
)
"""How certain the one who makes the claim presents it to be, whatever the truth: FactBank's values.
Certain (ct), probable (pr) or possible (ps), each so (+) or not so (-), or left open (u)."""

QUOTE_TYPE = (
    Value("direct", "Direct",
          "The whole content stands word for word in quotation marks.", "d", "content"),
    Value("indirect", "Indirect",
          "The content is given in the writer's words, without quotation marks.", "i", "source"),
    Value("mixed", "Mixed",
          "The content is given in the writer's words, with some words of it in quotation marks.",
          "m", "cue"),
    Value("block", "Block",
          "The content stands word for word, set apart as a paragraph or extract, without marks.",
          "b", "content"),
)
"""How the content is given: DirectQuote's direct, indirect and mixed, and block of our own."""

STANCE = (
    Value("asserts", "Asserts",
          "Says it as so, answering nobody: said, told, according to. The usual stance.",
          "a", "source"),
    Value("confirms", "Confirms",
          "Says from own knowledge that what others said is so.", "c", "good"),
    Value("denies", "Denies",
          "Says that it is not so, in whatever words: rejected, had nothing to do with it.",
          "d", "bad"),
    Value("declines", "Declines",
          "Will not say whether it is so: no comment, no answer, would not confirm.",
          "n", "warning"),
    Value("accepts", "Accepts",
          "Takes what another said as so without vouching for it. Name that attribution in "
          "`target`.", "g", "good"),
    Value("believes", "Believes",
          "Holds it to be so without claiming to know: thinks, suspects, is convinced.",
          "b", "accent"),
    Value("speculates", "Speculates",
          "Names it as a possibility without holding it to be so: may have, could be, a theory.",
          "s", "warning"),
    Value("asks", "Asks",
          "Puts it as a question, or is looking into whether it is so.", "q", "neutral"),
    Value("commits", "Commits", "Promises, plans, offers or threatens to do it.", "p", "accent"),
    Value("demands", "Demands", "Wants others to do it: orders, urges, calls for.", "w", "accent"),
    Value("evaluates", "Evaluates",
          "Takes it as so and judges it or feels about it: praised, condemned, regretted, feared.",
          "e", "neutral"),
    Value("observes", "Observes",
          "Has it from seeing, hearing, measuring or a record rather than from being told.",
          "o", "source"),
)
"""What the source does in saying it: the attribution types of the Penn Discourse Treebank (PDTB),
merged with PolNeAR's and made finer where news turns on it (denies, declines, accepts)."""

VERDICT = (
    Value("supported", "Supported",
          "The evidence found shows that the claim is so, and none of weight speaks against it.",
          "s", "good"),
    Value("refuted", "Refuted",
          "The evidence found shows that the claim is not so, and none of weight speaks for it.",
          "r", "bad"),
    Value("not_enough_evidence", "Not enough evidence",
          "Nothing was found, or what was found shows neither that the claim is so nor that it is "
          "not.", "n", "neutral"),
    Value("conflicting", "Conflicting",
          "Evidence of weight speaks both for and against it, or it is so to the letter and "
          "misleads by what it leaves out.", "c", "warning"),
)
"""What the evidence says about a claim: the four verdicts of AVeriTeC."""

FLAG_CODE = (
    Value("headline_mismatch", "Headline mismatch",
          "The headline or dek says more than the text bears out, or something else.", "h", "bad"),
    Value("orphan_quote", "Orphan quotation",
          "Words are quoted, and the article does not say whose they are.", "o", "flag"),
    Value("suspect_quote", "Suspect quotation",
          "There is reason to doubt that these words were said so: another wording or speaker "
          "elsewhere, or no trace of the original.", "s", "bad"),
    Value("paraphrase_distortion", "Distorting paraphrase",
          "The writer's words say more, less or something else than the words they stand for, as "
          "these are given here or in another article.", "p", "bad"),
    Value("scare_quote", "Scare quotes",
          "Quotation marks around a word that quote nobody and hold it at arm's length.",
          "q", "flag"),
    Value("text_error", "Error in the text",
          "A slip that the text itself shows: a wrong or missing word, a garbled name, a figure "
          "that another passage contradicts.", "t", "warning"),
    Value("partisan_voice", "Partisan voice",
          "The article's own voice takes a side: loaded words, or motives laid to somebody "
          "without a source.", "v", "warning"),
    Value("needs_context", "Needs context",
          "Taken alone it misleads or cannot be understood: a date, a comparison or an earlier "
          "event is missing.", "c", "warning"),
    Value("verification_statement", "Verification statement",
          "The article says what it could or could not verify: could not be independently "
          "confirmed.", "i", "accent"),
)
"""Observations on an article, a claim or an attribution; our own."""

RELATION = (
    Value("same", "Same",
          "Both say the same of the same event: if either is true, so is the other.", "s", "good"),
    Value("more_specific", "More specific",
          "The first says all that the second says, and adds a number, name, place, time or "
          "cause.", "m", "accent"),
    Value("contradicts", "Contradicts",
          "They speak of the same matter at the same time, and cannot both be true.", "c", "bad"),
    Value("overstates", "Overstates",
          "The first makes more of what the second says than that bears: larger, surer or more "
          "general.", "o", "warning"),
    Value("updates", "Updates",
          "The first gives a later state of the same matter and takes the place of the second, "
          "which may have been right in its time.", "u", "accent"),
    Value("same_quote", "Same quotation",
          "Both give the same utterance, however trimmed or translated. Where it is credited to "
          "different speakers, give attribution as the basis.", "q", "content"),
    Value("copied_text", "Copied text",
          "The words of both are one writer's: one text took them from the other, or both from a "
          "third.", "t", "zone"),
    Value("not_comparable", "Not comparable",
          "They look alike but speak of another measure, population, place or time; neither bears "
          "on the other.", "n", "neutral"),
)
"""What the first claim of a link is to the second: after Full Fact's matching of claims and the
entailment and contradiction of SNLI, with what the coverage of one event needs besides."""

BASIS = (
    Value("quantity", "Quantity", "A number, or what it counts.", "q", "claim"),
    Value("attribution", "Attribution",
          "Who is said to have said it, or what they did in saying it.", "a", "source"),
    Value("date", "Date", "When it happened or was said.", "d", "neutral"),
    Value("place", "Place", "Where it happened or was said.", "p", "neutral"),
    Value("modality", "Modality",
          "How certain it is said to be, or whether it is fact, wish or order.", "m", "cue"),
)
"""What the relation of two claims rests on, and where they differ if they do; our own."""

SOURCE_TYPE = (
    Value("person", "Person", "One human being who speaks for themselves.", "p", "source"),
    Value("organisation", "Organisation",
          "A company, party, union, charity or body of several states, or somebody who speaks for "
          "it.", "o", "source"),
    Value("government", "Government",
          "A state, its offices, courts and police at any level, or somebody who speaks for them.",
          "g", "accent"),
    Value("military", "Military",
          "Armed forces, a state's or not, or somebody who speaks for them.", "m", "accent"),
    Value("media", "Media",
          "A newspaper, broadcaster, agency or site, or the author of the article.",
          "n", "content"),
    Value("document", "Document",
          "A text or record that is quoted itself: a report, law, letter, data set, post.",
          "d", "content"),
    Value("group", "Group",
          "Several who are spoken of together and are no body of their own: residents, three "
          "officials.", "r", "source"),
    Value("unknown", "Unknown", "The articles do not show what it is.", "u", "neutral"),
)
"""What sort of source it is: who answers for the words; our own."""

SOURCE_ANONYMITY = (
    Value("named", "Named", "The articles give the source's name.", "n", "good"),
    Value("role_only", "Role only",
          "No name, but an office that one or few hold: the ministry's spokeswoman.",
          "r", "accent"),
    Value("described", "Described",
          "No name, and a description that fits many: a senior official, people close to the "
          "talks.", "d", "warning"),
    Value("unnamed", "Unnamed", "Nothing but that there is a source: sources said.", "u", "bad"),
    Value("unresolved", "Unresolved",
          "The words could stand for more than one source, and the articles leave open which.",
          "o", "neutral"),
)
"""How well the articles let a source be known, in the steps newsrooms use for anonymous sources."""

CONFIDENCE = (
    Value("low", "Low", "Another value would be about as good; somebody should look.", "l", "bad"),
    Value("medium", "Medium", "Likely right, with a doubt worth knowing of.", "m", "warning"),
    Value("high", "High", "Others who know the codebook would label it the same.", "h", "good"),
)
"""How sure the annotator is of a label."""

# fmt: on

QUANTITY_WORDS: dict[str, Bounds] = {
    "dozens": (24, 99),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "some": (None, None),
    "numerous": (None, None),
}
"""What words without digits say in numbers, by our convention: at least two of the unit."""

DEFAULT = Codebook(
    id="default",
    version=1,
    lists={
        "zone.kind": ZONE_KIND,
        "claim.kind": CLAIM_KIND,
        "claim.checkworthiness": CLAIM_CHECKWORTHINESS,
        "claim.factuality": CLAIM_FACTUALITY,
        "attribution.quote_type": QUOTE_TYPE,
        "attribution.stance": STANCE,
        "assessment.verdict": VERDICT,
        "flag.code": FLAG_CODE,
        "link.relation": RELATION,
        "link.basis": BASIS,
        "source.type": SOURCE_TYPE,
        "source.anonymity": SOURCE_ANONYMITY,
        "confidence": CONFIDENCE,
    },
    quantity_words=QUANTITY_WORDS,
    severities={},
)
