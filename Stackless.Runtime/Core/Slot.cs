// The special methods that the runtime itself looks up, numbered: a type keeps what it found for each in an array, so that an operator
// costs an array load instead of a dictionary look-up. Names are the Python spelling; the enum and the table are one list.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public enum Slot
{
    New, Init, Call, GetAttribute, GetAttr, SetAttr, DelAttr, Get, Set, Delete,
    Repr, Str, Format, Hash, Bool, Len, LengthHint, Iter, Next, Reversed, Contains, GetItem, SetItem, DelItem, Missing,
    Lt, Le, Eq, Ne, Gt, Ge,
    Add, Sub, Mul, MatMul, TrueDiv, FloorDiv, Mod, Pow, LShift, RShift, And, Xor, Or, DivMod,
    RAdd, RSub, RMul, RMatMul, RTrueDiv, RFloorDiv, RMod, RPow, RLShift, RRShift, RAnd, RXor, ROr, RDivMod,
    IAdd, ISub, IMul, IMatMul, ITrueDiv, IFloorDiv, IMod, IPow, ILShift, IRShift, IAnd, IXor, IOr,
    Neg, Pos, Invert, Abs, Int, Float, Complex, Index, Round, Trunc, Floor, Ceil,
    Enter, Exit, Dir, InstanceCheck, SubclassCheck, Bytes, Await, AIter, ANext, AEnter, AExit, Del,
    Count,
}

static class SlotNames
{
    /// <summary>By slot; the spelling is the member's name in lower case between double underscores, but for one that is two words.</summary>
    public static readonly PyStr[] Table = Array.ConvertAll(Enum.GetNames(typeof(Slot)),
        name => PyStr.Intern(name == nameof(Slot.LengthHint) ? "__length_hint__" : "__" + name.ToLowerInvariant() + "__"));

    public static PyStr Of(Slot slot) => Table[(int)slot];
}
