"""Everything people change without Python: offices, reports, editions, slots."""

from baocao.params.declared import declared, undeclared
from baocao.params.files import Model, fingerprint, read, read_files, read_folder
from baocao.params.models import (
    APPENDICES,
    AppendixName,
    Collecting,
    EditionParams,
    FixedPhrase,
    Report,
    Units,
)
from baocao.params.office import Break, Breaks, Office
from baocao.params.profile import Profile, in_force
from baocao.params.scoring import Award, Band, Scoring, Tie
from baocao.params.slots import Slot, read_slots

__all__ = [
    "APPENDICES",
    "AppendixName",
    "Award",
    "Band",
    "Break",
    "Breaks",
    "Collecting",
    "EditionParams",
    "FixedPhrase",
    "Model",
    "Office",
    "Profile",
    "Report",
    "Scoring",
    "Slot",
    "Tie",
    "Units",
    "declared",
    "fingerprint",
    "in_force",
    "read",
    "read_files",
    "read_folder",
    "read_slots",
    "undeclared",
]
