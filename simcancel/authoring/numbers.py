"""What libphonenumber says about the form of a telephone number. It never says whose number it is."""

import phonenumbers
from phonenumbers import shortnumberinfo


def describe(number: str, iso: str) -> tuple[str | None, bool]:
    """Return the number in E.164 (None for short codes and non-numbers), and whether it is valid in a region.

    Args:
        number: as printed, with or without the calling code.
        iso: the region's ISO 3166-1 code, two letters.

    """
    try:
        parsed = phonenumbers.parse(number, iso)
    except phonenumbers.NumberParseException:
        return None, False
    if shortnumberinfo.is_valid_short_number_for_region(parsed, iso):
        return None, True
    valid = phonenumbers.is_valid_number_for_region(parsed, iso)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), valid
