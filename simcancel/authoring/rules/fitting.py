"""Things that belong together must fit: guide and article, carrier and region, hotline and carrier, word and value.

What does not fit is shown in the wrong place or without its flags.
"""

from collections.abc import Iterator

from simcancel.authoring.findings import Finding, Severity
from simcancel.authoring.load import Loaded
from simcancel.model import ACTIONS, ASKS, CARDS

ID = "fitting"
SEVERITY: Severity = "error"


def check(loaded: Loaded) -> Iterator[Finding]:
    """Yield what does not fit."""
    yield from _guides_of_other_articles(loaded)
    yield from _carriers_of_other_regions(loaded)
    yield from _hotlines_of_other_carriers(loaded)
    yield from _disagreements_across(loaded)
    yield from _statements_of_others(loaded)
    yield from _words_for_nothing(loaded)


def _guides_of_other_articles(loaded: Loaded) -> Iterator[Finding]:
    articles = {article.id: article for article in loaded.content.articles}
    for guide in loaded.content.guides:
        path, line = loaded.places["guide", guide.id]
        about = (guide.region, guide.action, guide.card)
        article = articles.get(guide.article)
        if article is not None and (article.region, article.action, article.card) != about:
            told = f"{article.region} {article.action} {article.card}"
            message = f"Article {article.id} is about {told}, the guide about {' '.join(about)}."
            yield Finding(path, line, ID, SEVERITY, message, "Correct one of the two.")
        if guide.id != "-".join(about):
            message = f"`{guide.id}` is no name for this guide."
            yield Finding(path, line, ID, SEVERITY, message, f"Call it `{'-'.join(about)}`.")


def _carriers_of_other_regions(loaded: Loaded) -> Iterator[Finding]:
    regions = {carrier.id: carrier.region for carrier in loaded.content.carriers}
    for article in loaded.content.articles:
        for mention in article.carriers:
            if regions.get(mention.carrier, article.region) != article.region:
                message = f"{mention.carrier} is no carrier of {article.region}, which article {article.id} is about."
                yield Finding(
                    *loaded.places["ledger", article.id], ID, SEVERITY, message, "Name a carrier of that region."
                )


def _hotlines_of_other_carriers(loaded: Loaded) -> Iterator[Finding]:
    """Hotlines that are compared must be of the carrier that the disagreement is about."""
    of = {hotline.sources[0]: hotline.carrier for article in loaded.content.articles for hotline in article.hotlines}
    for disagreement in loaded.content.disagreements:
        for position in disagreement.positions:
            if position.hotline is not None and of.get(position.hotline) != disagreement.carrier:
                message = f"The hotline {position.hotline} is not one of {disagreement.carrier}."
                yield Finding(
                    *loaded.places["disagreements", disagreement.id], ID, SEVERITY, message, "Compare its own."
                )


def _disagreements_across(loaded: Loaded) -> Iterator[Finding]:
    """Two countries, or cancelling and renewing, differ without disagreeing."""
    articles = {article.id: article for article in loaded.content.articles}
    for disagreement in loaded.content.disagreements:
        about = (disagreement.region, disagreement.action)
        cited = {source.article for position in disagreement.positions for source in position.sources}
        for article in sorted(name for name in cited if name in articles):
            if (articles[article].region, articles[article].action) != about:
                message = f"Article {article} is not about {' '.join(about)}, as `{disagreement.id}` is."
                place = loaded.places["disagreements", disagreement.id]
                yield Finding(*place, ID, SEVERITY, message, "Set only what is about the same against each other.")


def _statements_of_others(loaded: Loaded) -> Iterator[Finding]:
    """What a carrier says itself stands on a page, and with its own region."""
    regions = {carrier.id: carrier.region for carrier in loaded.content.carriers}
    for statement in loaded.content.statements:
        place = loaded.places["statements", statement.id]
        if statement.carrier is not None and regions.get(statement.carrier) != statement.region:
            message = f"{statement.carrier} is no carrier of {statement.region}."
            yield Finding(*place, ID, SEVERITY, message, "Correct one of the two.")
        if any(source.page is None for source in statement.sources):
            message = f"`{statement.id}` cites an article."
            yield Finding(
                *place, ID, SEVERITY, message, "An official statement cites the page that makes it: page:NAME."
            )


def _words_for_nothing(loaded: Loaded) -> Iterator[Finding]:
    vocabulary = loaded.content.vocabulary
    regions = tuple(region.id for region in loaded.content.regions)
    procedures = tuple(procedure.id for guide in loaded.content.guides for procedure in guide.procedures)
    known = {"region": regions, "action": ACTIONS, "card": CARDS, "procedure": procedures, "asks": ASKS}
    for facet, values in known.items():
        for value in getattr(vocabulary, facet).keys() - set(values):
            message = f"The vocabulary has words for a {facet} `{value}`, which there is not."
            yield Finding(*loaded.words[value], ID, SEVERITY, message, f"Known: {', '.join(dict.fromkeys(values))}.")
