# needs: python3-transitions python3-six
from transitions import Machine, MachineError, State
from transitions.extensions import HierarchicalMachine
class Matter:
    log = []
    def is_hot(self, *a, **k): return True
    def note(self, *a, **k): self.log.append(("note", a, k))
    def on_enter_gas(self, *a, **k): self.log.append("gas")
m = Matter(); machine = Machine(m, states=["solid", State("liquid", on_exit="note"), "gas"], initial="solid", ignore_invalid_triggers=False)
machine.add_transition("melt", "solid", "liquid", conditions="is_hot", before="note"); machine.add_transition("boil", "liquid", "gas"); machine.add_transition("reset", "*", "solid", unless=["is_hot"]); machine.add_ordered_transitions()
print(m.state, m.melt(5, k=1), m.state, m.boil(), m.is_gas(), m.reset(), m.state, m.log, m.next_state(), m.state, machine.get_triggers("solid"), m.may_melt() if hasattr(m, "may_melt") else "")
try:
    m.boil()
except MachineError as e:
    print(e)
h = HierarchicalMachine(states=["a", {"name": "b", "initial": "x", "children": ["x", "y"]}], transitions=[["go", "a", "b"], ["in", "b_x", "b_y"], ["back", "b", "a"]], initial="a"); h.go(); print(h.state); h.trigger("in"); print(h.state); h.back(); print(h.state)
