"""The layouts in which the partners send their returns; each turns a sheet's facts into cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sample_data.draft import SheetDraft
from sample_data.house_styles import fills, lists, months, quarters, samples, template, years
from sample_data.returns import SampleReturn, Sheet

STYLES: Mapping[str, Callable[[Sheet, SampleReturn], SheetDraft]] = {
    "averages": years.averages,
    "fills": fills.fills,
    "flat_csv": lists.flat_csv,
    "footnotes": years.footnotes,
    "fractions": years.fractions,
    "long_list": lists.long_list,
    "months": months.months,
    "quarters": quarters.quarters,
    "rolling": years.rolling,
    "short_months": months.short_months,
    "small_groups": samples.small_groups,
    "survey": samples.survey,
    "survey_years": samples.survey,
    "template": template.template,
    "two_rows": years.two_rows,
}
# Styles whose sheets say themselves whose return they are; the others stand behind a cover sheet.
SELF_DECLARED = frozenset({"quarters", "long_list", "flat_csv", "fills"})
