"""The time to an appointment, and a shorter routine where a walk does not fit before it."""

from presencecheck.core.plan import Plan
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.core.still_so import Due, Today, due_steps, seconds_left
from presencecheck.messages import walk as walk_messages
from presencecheck.messages.durations import estimate
from presencecheck.surfaces.surface import Leave
from presencecheck.system.clock import Moment, now
from presencecheck.walk.appointment import Appointment
from tests.core.test_still_so import NOW, answered
from tests.support.builders import Watch, confirm, listed
from tests.walk.test_loop import Scene

LONG = listed(*(confirm(f"i{number}", repeat="daily") for number in range(12)))


class Offered(Scene):
    """A person who is offered something."""

    def __init__(self, choice: int | Leave) -> None:
        super().__init__([], Watch())
        self.choice = choice
        self.questions: list[str] = []

    def offer(self, question: Choose) -> int | Leave:
        """Take note of the question; the options are always two."""
        assert len(question.options) == 2
        self.questions.append(question.question)
        return self.choice


def wants_shorter(minutes: int, choice: int | Leave, plan: Plan = LONG, due: tuple[Due, ...] = ()) -> object:
    """What comes of an appointment in so many minutes; None where nothing was offered."""
    made = Appointment("12:00", Watch())
    made.until = 100.0 + minutes * 60
    surface = Offered(choice)
    wanted = made.wants_shorter(Run(plan), due, surface)
    return wanted if surface.questions else None


def test_a_shorter_routine_is_offered_where_time_is_short() -> None:
    """Not where there is enough, none, or no appointment."""
    assert [wants_shorter(minutes, 0) for minutes in (1, 5, 0, -3)] == [True, None, None, None]
    assert wants_shorter(1, 1) is False
    assert wants_shorter(1, Leave()) == Leave()
    assert Appointment("").wants_shorter(Run(LONG), (), Offered(0)) is False


def test_the_offer_names_both_times() -> None:
    """What the walk takes, and what is left until when."""
    appointment, surface = Appointment("12:00", Watch()), Offered(1)
    appointment.until = 160.0
    appointment.wants_shorter(Run(LONG), (), surface)
    words = {"time": estimate(seconds_left(Run(LONG), ())), "left": estimate(60), "at": "12:00"}
    assert surface.questions == [walk_messages.OFFER_QUICK.format(**words)]
    appointment.until = 100 + seconds_left(Run(LONG), ())
    assert appointment.wants_shorter(Run(LONG), (), Offered(0)) is False  # it just fits


def test_its_time_on_the_stopwatch() -> None:
    """An appointment in an hour is an hour ahead of now."""
    later = Moment(now().utc + 3600, now().offset)
    ahead = Appointment(f"{later.local():%H:%M}", Watch()).until - Watch().now
    assert 3600 - 61 <= ahead <= 3600


def test_what_is_confirmed_together_takes_less_time() -> None:
    """Twelve questions of six seconds do not fit into a minute, two prompts do."""
    due = due_steps(LONG, answered(LONG), Today(NOW.utc, NOW.day))
    assert wants_shorter(1, 0, due=due) is None
