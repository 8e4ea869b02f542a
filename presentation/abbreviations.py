"""Abbreviations of the partnership's papers and of the indicators' sources, and what they stand for."""

from __future__ import annotations

import re

ABBREVIATIONS: dict[str, str] = {
    "ASB": "anti-social behaviour",
    "BIS": "Department for Business, Innovation and Skills",
    "CAA": "Comprehensive Area Assessment",
    "CCIS": "Client Caseload Information System (Connexions)",
    "CDRP": "Crime and Disorder Reduction Partnership",
    "CIN": "Children in Need",
    "CLG": "Communities and Local Government",
    "CO2": "carbon dioxide",
    "CPR3": "Child Protection Register return",
    "CSV": "comma-separated values, a file that any spreadsheet opens",
    "CVS": "Council for Voluntary Service",
    "DAAT": "Drug and Alcohol Action Team",
    "DCMS": "Department for Culture, Media and Sport",
    "DCSF": "Department for Children, Schools and Families",
    "DECC": "Department of Energy and Climate Change",
    "DEFRA": "Department for Environment, Food and Rural Affairs",
    "DWP": "Department for Work and Pensions",
    "FSA": "Food Standards Agency",
    "GCSE": "General Certificate of Secondary Education",
    "GONW": "Government Office for the North West",
    "GP": "general practitioner",
    "HCA": "Homes and Communities Agency",
    "HMO": "house in multiple occupation",
    "HMRC": "HM Revenue and Customs",
    "HPA": "Health Protection Agency",
    "HRA": "Housing Revenue Account",
    "IDBR": "Inter-Departmental Business Register",
    "KS2": "Key Stage 2 (ages 7 to 11)",
    "KS3": "Key Stage 3 (ages 11 to 14)",
    "KS4": "Key Stage 4 (ages 14 to 16)",
    "LAA": "Local Area Agreement",
    "LSC": "Learning and Skills Council",
    "LSP": "Local Strategic Partnership",
    "MARAC": "multi-agency risk assessment conference",
    "NDTMS": "National Drug Treatment Monitoring System",
    "NEET": "not in education, employment or training",
    "NHS": "National Health Service",
    "NI": "National Indicator",
    "NLUD": "National Land Use Database",
    "ONS": "Office for National Statistics",
    "OTS": "Office of the Third Sector",
    "PCT": "Primary Care Trust",
    "PE": "physical education",
    "RAG": "red, amber, green",
    "SCS": "Sustainable Community Strategy",
    "SEN": "special educational needs",
    "STATS19": "the police record of road accidents",
    "TBC": "to be confirmed",
    "TDA": "Training and Development Agency for Schools",
    "YJB": "Youth Justice Board",
    "YOT": "Youth Offending Team",
}


def abbreviations_in(*texts: str) -> list[tuple[str, str]]:
    """The known abbreviations that occur in the texts, each with what it stands for, in alphabetical order."""
    found = {word for text in texts for word in re.findall(r"[A-Za-z0-9]+", text)}
    found |= {word.removesuffix("s") for word in found}
    return [(short, long) for short, long in ABBREVIATIONS.items() if short in found]
