"""What date expressions come out as, in sentences of our own, published on Tuesday 7 January 2020."""

from collections.abc import Callable

import pytest

# Each sentence with the expression that is looked for in it, and its value.
DAYS = [
    ("The treaty was signed on 7 January 2020.", "7 January 2020", "2020-01-07"),
    ("The treaty was signed on the 7th of January 2020.", "7th of January 2020", "2020-01-07"),
    ("The treaty was signed on January 7, 2020.", "January 7, 2020", "2020-01-07"),
    ("The treaty was signed on Jan. 7, 2020, in Oslo.", "Jan. 7, 2020", "2020-01-07"),
    ("The treaty was signed on January 7th, 2020.", "January 7th, 2020", "2020-01-07"),
    ("The treaty was signed on 2020-01-07.", "2020-01-07", "2020-01-07"),
    ("The treaty was signed on 1/7/2020.", "1/7/2020", "2020-01-07"),
    ("The treaty was signed on 1/7/20.", "1/7/20", "2020-01-07"),
    ("The treaty was signed on 23/7/2019.", "23/7/2019", "2019-07-23"),
    ("The treaty was signed on 23.7.2019.", "23.7.2019", "2019-07-23"),
    ("The treaty was signed on Friday, January 3.", "Friday, January 3", "2020-01-03"),
    ("The treaty was signed on Friday, 3 January 2020.", "Friday, 3 January 2020", "2020-01-03"),
    ("The rebels entered the town on January 6.", "January 6", "2020-01-06"),
    ("The rebels entered the town on 6 January.", "6 January", "2020-01-06"),
    ("The rebels entered the town on Dec. 28.", "Dec. 28", "2019-12-28"),
    ("The rebels entered the town on 14 November.", "14 November", "2019-11-14"),
    ("The court will hear the case on March 2.", "March 2", "2020-03-02"),
    ("The court will hear the case on 15 September.", "15 September", "2020-09-15"),
    ("The dividend is payable Feb. 14 to shareholders.", "Feb. 14", "2020-02-14"),
    ("The envoy was born on the fourth of May 1951.", "fourth of May 1951", "1951-05-04"),
    ("The envoy was expelled on June 3 last year.", "June 3 last year", "2019-06-03"),
    ("They gathered on Friday the 13th in the square.", "Friday the 13th", "2019-12-13"),
    ("The delegation left on the 3rd.", "the 3rd", "2020-01-03"),
    ("The congress opened on DECEMBER 9, 2018.", "DECEMBER 9, 2018", "2018-12-09"),
    ("The congress opened on Feb. 29, 2016.", "Feb. 29, 2016", "2016-02-29"),
]

WEEKDAYS = [
    ("Troops shelled the village on Friday.", "Friday", "2020-01-03"),
    ("Troops shelled the village Monday, officials said.", "Monday", "2020-01-06"),
    ("Troops shelled the village on Tuesday.", "Tuesday", "2020-01-07"),
    ("Troops shelled the village on Wednesday.", "Wednesday", "2020-01-01"),
    ("Troops shelled the village last Friday.", "last Friday", "2020-01-03"),
    ("Troops shelled the village last Tuesday.", "last Tuesday", "2019-12-31"),
    ("Friday's shelling killed nine people.", "Friday", "2020-01-03"),
    ("The ministers will meet on Friday in Vienna.", "Friday", "2020-01-10"),
    ("The ministers are expected to meet Thursday in Vienna.", "Thursday", "2020-01-09"),
    ("The ministers meet on Saturday in Vienna.", "Saturday", "2020-01-11"),
    ("The ministers are due to arrive on Sunday.", "Sunday", "2020-01-12"),
    ("The ministers will meet next Monday.", "next Monday", "2020-01-13"),
    ("The ministers will meet this Thursday.", "this Thursday", "2020-01-09"),
    ("The ministers met on Thursday of last week.", "Thursday of last week", "2020-01-02"),
    ("He said on Sunday that voting would begin on Friday.", "Friday", "2020-01-10"),
    ("He said on Sunday that voting would begin on Friday.", "Sunday", "2020-01-05"),
    ("The two sides talked late Saturday.", "late Saturday", "2020-01-04"),
    ("The deadline of 10 p.m. Wednesday passed quietly.", "Wednesday", "2020-01-01"),
]

RELATIVE = [
    ("The minister resigned yesterday.", "yesterday", "2020-01-06"),
    ("The minister resigned today.", "today", "2020-01-07"),
    ("The minister will speak tonight.", "tonight", "2020-01-07"),
    ("The minister will speak tomorrow.", "tomorrow", "2020-01-08"),
    ("The minister left the day before yesterday.", "the day before yesterday", "2020-01-05"),
    ("Parliament sits again the day after tomorrow.", "the day after tomorrow", "2020-01-09"),
    ("A bomb went off last night.", "last night", "2020-01-06"),
    ("The minister resigned last week.", "last week", "2020-W01"),
    ("The minister will resign next week.", "next week", "2020-W03"),
    ("The talks began earlier this week.", "earlier this week", "2020-W02"),
    ("The minister resigned last month.", "last month", "2019-12"),
    ("The port reopens next month.", "next month", "2020-02"),
    ("The talks began early this month.", "early this month", "2020-01"),
    ("Exports fell last year.", "last year", "2019"),
    ("Exports will fall this year.", "this year", "2020"),
    ("Exports will fall early next year.", "early next year", "2021"),
    ("The past year has been hard on farmers.", "The past year", "2019"),
    ("The army withdrew two weeks ago.", "two weeks ago", "2019-12-24"),
    ("The army withdrew 10 days ago.", "10 days ago", "2019-12-28"),
    ("The army withdrew about three weeks ago.", "about three weeks ago", "2019-W51"),
    ("The army withdrew three months ago.", "three months ago", "2019-10"),
    ("The army withdrew a year ago.", "a year ago", "2019"),
    ("The army withdrew twenty-five years ago.", "twenty-five years ago", "1995"),
    ("The army withdrew a decade ago.", "a decade ago", "2010"),
    ("The mandate ends two weeks from now.", "two weeks from now", "2020-01-21"),
    ("Protesters clashed with police over the weekend.", "the weekend", "2020-W01-WE"),
    ("Protesters clashed with police last weekend.", "last weekend", "2020-W01-WE"),
    ("The plan must be ready by the end of the year.", "the end of the year", "2020"),
    ("The plan must be ready by year-end.", "year-end", "2020"),
    ("The law was passed in this decade.", "this decade", "202"),
]

MONTHS = [
    ("In October, the premier lost a vote.", "October", "2019-10"),
    ("The premier lost a vote in January.", "January", "2020-01"),
    ("The premier lost a vote last October.", "last October", "2019-10"),
    ("The premier lost a vote last January.", "last January", "2019-01"),
    ("The premier lost a vote in October of last year.", "October of last year", "2019-10"),
    ("The premier lost a vote in May.", "May", "2019-05"),
    ("The premier will face a vote in May.", "May", "2020-05"),
    ("The premier will face a vote next June.", "next June", "2020-06"),
    ("The premier lost a vote in mid-December.", "mid-December", "2019-12"),
    ("The premier lost a vote in late November.", "late November", "2019-11"),
    ("The premier lost a vote in October 2013.", "October 2013", "2013-10"),
    ("The premier lost a vote in Oct. 2013.", "Oct. 2013", "2013-10"),
    ("The premier lost a vote in early March 2013.", "early March 2013", "2013-03"),
    ("The premier lost a vote at the end of August.", "the end of August", "2019-08"),
]

YEARS = [
    ("The war ended in 1995.", "1995", "1995"),
    ("The war ended in early 2019.", "early 2019", "2019"),
    ("The war ended in mid-2019.", "mid-2019", "2019"),
    ("The war ended at the end of 1990.", "the end of 1990", "1990"),
    ("The 2015 accord was never ratified.", "2015", "2015"),
    ("The war began in the 1990s.", "the 1990s", "199"),
    ("The war began in the late 1980s.", "the late 1980s", "198"),
    ("The war began in the '90s.", "the '90s", "199"),
    ("The war began in the nineties.", "the nineties", "199"),
    ("The castle dates from the 19th century.", "the 19th century", "18"),
    ("The castle dates from the sixteenth century.", "the sixteenth century", "15"),
    ("She was elected in nineteen ninety-six.", "nineteen ninety-six", "1996"),
    ("The state should be free of debt by the year 2030.", "the year 2030", "2030"),
    ("The deficit grew in fiscal 2018.", "fiscal 2018", "2018"),
    ("The deficit grew in the 2018 fiscal year.", "2018 fiscal year", "2018"),
]

QUARTERS = [
    ("Output fell in the third quarter.", "the third quarter", "2019-Q3"),
    ("Output fell in the third quarter of 2018.", "the third quarter of 2018", "2018-Q3"),
    ("Third-quarter output fell sharply.", "Third-quarter", "2019-Q3"),
    ("Output fell in Q3 2018.", "Q3 2018", "2018-Q3"),
    ("Output fell in last year's second quarter.", "last year's second quarter", "2019-Q2"),
    ("Output fell in the second quarter of last year.", "the second quarter of last year", "2019-Q2"),
    ("Output fell in the first half of 2017.", "the first half of 2017", "2017-H1"),
    ("Output fell in the second half of last year.", "the second half of last year", "2019-H2"),
    ("Output fell in the fiscal first quarter.", "the fiscal first quarter", "2020-Q1"),
    ("Output fell last summer.", "last summer", "2019-SU"),
    ("Output fell in the summer of 2018.", "the summer of 2018", "2018-SU"),
    ("Output fell in spring 2018.", "spring 2018", "2018-SP"),
    ("Output fell this winter.", "this winter", "2020-WI"),
    ("Output will rise in the autumn.", "the autumn", "2020-FA"),
    ("Output fell last fall.", "last fall", "2019-FA"),
]

HOLIDAYS = [
    ("Rockets fell on Christmas Day.", "Christmas Day", "2019-12-25"),
    ("Rockets fell on Christmas Eve.", "Christmas Eve", "2019-12-24"),
    ("Rockets fell on New Year's Day.", "New Year's Day", "2020-01-01"),
    ("Rockets fell on Christmas 2016.", "Christmas 2016", "2016-12-25"),
    ("The truce will start on Easter Sunday.", "Easter Sunday", "2020-04-12"),
    ("The truce will start on Good Friday.", "Good Friday", "2020-04-10"),
    ("Rockets fell last Thanksgiving.", "last Thanksgiving", "2019-11-28"),
    ("Shops were crowded on Black Friday.", "Black Friday", "2019-11-29"),
    ("Rockets fell during Ramadan.", "Ramadan", "XXXX-XX"),
    ("Rockets fell on Eid al-Fitr.", "Eid al-Fitr", "XXXX-XX-XX"),
    ("Security was tightened after 9/11.", "9/11", "2001-09-11"),
]

RANGES = [
    ("The summit was held on January 3-5.", "January 3-5", "2020-01-03/2020-01-05"),
    ("The summit was held on 3-5 January 2020.", "3-5 January 2020", "2020-01-03/2020-01-05"),
    ("The summit was held on January 3–5, 2020.", "January 3–5, 2020", "2020-01-03/2020-01-05"),
    ("The drought lasted from March-May 2019.", "March-May 2019", "2019-03/2019-05"),
    ("Prices doubled between March and May 2018.", "March", "2018-03"),
    ("Prices doubled between March and May 2018.", "May 2018", "2018-05"),
    ("He governed from 2010 to 2014.", "2010", "2010"),
    ("He governed from 2010 to 2014.", "2014", "2014"),
    ("The 2010-14 parliament passed it.", "2010-14", "2010/2014"),
    ("Talks ran from December 28-January 2.", "December 28-January 2", "2019-12-28/2020-01-02"),
]

WITHOUT_CALENDAR = [
    ("The border is now closed.", "now", "PRESENT_REF"),
    ("The border is currently closed.", "currently", "PRESENT_REF"),
    ("The border was recently closed.", "recently", "PAST_REF"),
    ("The border will soon be closed.", "soon", "FUTURE_REF"),
    ("Fighting has spread in recent months.", "recent months", "PAST_REF"),
    ("Fighting broke out several years ago.", "several years ago", "PAST_REF"),
    ("Fighting will spread in the coming weeks.", "the coming weeks", "FUTURE_REF"),
    ("Such raids were rare in the past.", "the past", "PAST_REF"),
    ("Nobody can tell the future.", "the future", "FUTURE_REF"),
]

ALL = DAYS + WEEKDAYS + RELATIVE + MONTHS + YEARS + QUARTERS + HOLIDAYS + RANGES + WITHOUT_CALENDAR


@pytest.mark.parametrize(("sentence", "words", "value"), ALL, ids=lambda part: part if len(part) < 40 else "")
def test_value(values: Callable[..., dict[str, str]], sentence: str, words: str, value: str) -> None:
    found = values(sentence, published="2020-01-07")
    assert found.get(words) == value, found
