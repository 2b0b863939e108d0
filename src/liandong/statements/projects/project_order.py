"""Order (先后) of stages: what a text says is still to come lies ahead of all that it says was reached."""

from collections.abc import Sequence

from liandong.model.kinds import STAGES
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_things import ToldStage
from liandong.statements.projects.stages import Stage

_ONCE = ("后", "之后", "以后", "时", "达效后", "达产后", "运营后", "使用后")
"""Behind a stage: what will be once it is reached (投产后年产值10亿元) does not say that it is not."""


def is_led(name: ProjectName, sentence: Sentence, told: Sequence[Stage]) -> bool:
    """Whether the stage of the work is that of its group, which a sentence behind does not take back (加快推进的有甲;
    乙等3个项目要力争早日开工): what is still to come lies ahead of what was reached."""
    group = name.group
    if group is None or group.lead is None:
        return False
    if group.head is sentence:
        return True
    return not any(_takes_back(stage, group.lead.stage) for stage in told if sentence.at(stage.start) >= name.end)


def _takes_back(stage: Stage, reached: str) -> bool:
    if stage.stage == "planned":
        return reached not in ("signed", "approved")
    rank, least = STAGES[stage.stage][0], STAGES[reached][0]
    return rank is not None and least is not None and stage.later and rank <= least


def still_before(stage: ToldStage, to_come: ToldStage) -> bool:
    """Whether what is told of others cannot hold for a work of which its own sentence says that this, or what comes
    before it, is still to come: 8个项目竣工;甲等12个项目计划一季度开工."""
    rank, least = STAGES[stage[0]][0], STAGES[to_come[0]][0]
    other = stage[3] is not to_come[3] and to_come[0] != "planned"
    other = other and not to_come[3].text.startswith(_ONCE, to_come[2] - to_come[3].start)
    return other and to_come[4] and rank is not None and least is not None and rank >= least
