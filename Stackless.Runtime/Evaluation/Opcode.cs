// The instructions of the evaluator: the operations of the compiler's IR, one for one, as words of 16 bits. An opcode, then what its format says.
// Formats are the one description of the layout: lengths, sites and what is printed follow from them; the evaluator, the writer and the reader have the places of operands by heart.
//     s  the number of its site, but for multiples of 65,536 (EvaluatedFunction.SiteAt); an instruction with one can fail, and its second word is always d
//     d  the register that gets the result, or None
//     r  an operand: a register, or from FirstConstant on one of the function's constants; o  an operand or None
//     c  one of the function's constants whose number no operand can hold: two words
//     g  a global, a  an attribute entry, n  a name, k  a list of keywords, f  a function, x  an intrinsic: numbers in the module's tables
//     i  a number
//     j  where to go: two words, the distance from the opcode; 0 for Reraise: out of the function
//     l  a count, and as many operands
// Instructions marked "first" are the commonest case of the ones that follow, tried before them: they change nothing but speed.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public enum Opcode : ushort
{
    Move, Unbind, CheckBound,
    LoadGlobal, StoreGlobal, DeleteGlobal, LoadName, StoreName, DeleteName,
    MakeCell, LoadClosureCell, LoadCell, StoreCell, DeleteCell,
    LoadAttr, StoreAttr, DeleteAttr, LoadSpecial, LoadItem, StoreItem, DeleteItem,

    /// <summary>The number is the <see cref="Slot"/>, plus <see cref="Opcodes.InPlace"/> for the augmented form; so for the next four.</summary>
    Binary,

    /// <summary>Binary operators of which the commonest cases are done in place.</summary>
    Add, Sub, Mul, And,

    Unary, Compare,

    /// <summary>Two ints or two floats: goes to one of two places at once. First.</summary>
    BranchCompare,

    /// <summary>The number: 1 for <c>not in</c>.</summary>
    Contains,

    Is, IsTrue,

    /// <summary>A bool or a small int: goes to one of two places at once. First.</summary>
    BranchTruth,

    Not,
    Call0, Call1, Call2, Call3, Call4, Call,
    CallMethod0, CallMethod1, CallMethod2, CallMethod3, CallMethod,
    LoadMethod, CallLoaded0, CallLoaded1, CallLoaded2, CallLoaded3, CallLoaded,
    CallSpread, CallIntrinsic,
    BuildTuple, BuildList, ListToFill, BuildSet, BuildDict, BuildSlice, BuildString,
    AppendList, AppendSet, AppendDict, ExtendList, ExtendSet, ExtendDict, MergeKeywords, ListToTuple, FormatValue, MakeFunction,
    GetIter, Next, NextToUnpack, Unpack, UnpackStarred, Element,
    Yield, GetYieldFromIter, Send, ThrowInto, TakeStopValue,
    Catch, MatchException, PushHandled, PopHandled, Poll,
    Jump, Branch, BranchEnd, Return, Raise, Reraise, Unreachable,

    /// <summary>Into a register, for the instruction that follows.</summary>
    LoadConstant,

    /// <summary>A line begins: only in code that is traced (TracedCode), which nobody writes or reads.</summary>
    Line,

    Count,
}

[EditorBrowsable(EditorBrowsableState.Never)]
public static class Opcodes
{
    /// <summary>In place of a register: there is none.</summary>
    public const ushort None = 0x7fff;

    /// <summary>Operands from here on are constants.</summary>
    public const ushort FirstConstant = 0x8000;

    /// <summary>Of the number of a binary operator.</summary>
    public const ushort InPlace = 0x100;

    public static string FormatOf(Opcode opcode) => formats[(int)opcode];

    static readonly string[] formats = MakeFormats();

    static string[] MakeFormats()
    {
        var table = new string[(int)Opcode.Count];
        foreach (var (opcode, format) in ((Opcode, string)[])
        [
            (Opcode.Move, "dr"), (Opcode.Unbind, "d"), (Opcode.CheckBound, "sdrni"),
            (Opcode.LoadGlobal, "sdg"), (Opcode.StoreGlobal, "gr"), (Opcode.DeleteGlobal, "sdg"),
            (Opcode.LoadName, "sdrgo"), (Opcode.StoreName, "sdrnr"), (Opcode.DeleteName, "sdrn"),
            (Opcode.MakeCell, "do"), (Opcode.LoadClosureCell, "di"), (Opcode.LoadCell, "sdrni"), (Opcode.StoreCell, "rr"), (Opcode.DeleteCell, "sdrni"),
            (Opcode.LoadAttr, "sdra"), (Opcode.StoreAttr, "sdrra"), (Opcode.DeleteAttr, "sdrn"), (Opcode.LoadSpecial, "sdrnn"),
            (Opcode.LoadItem, "sdrr"), (Opcode.StoreItem, "sdrrr"), (Opcode.DeleteItem, "sdrr"),
            (Opcode.Binary, "sdrri"), (Opcode.Add, "sdrri"), (Opcode.Sub, "sdrri"), (Opcode.Mul, "sdrri"), (Opcode.And, "sdrri"),
            (Opcode.Unary, "sdri"), (Opcode.Compare, "sdrri"), (Opcode.BranchCompare, "rrijj"), (Opcode.Contains, "sdrri"),
            (Opcode.Is, "drri"), (Opcode.IsTrue, "sdr"), (Opcode.BranchTruth, "rjj"), (Opcode.Not, "dr"),
            (Opcode.Call0, "sdr"), (Opcode.Call1, "sdrr"), (Opcode.Call2, "sdrrr"), (Opcode.Call3, "sdrrrr"), (Opcode.Call4, "sdrrrrr"), (Opcode.Call, "sdrkl"),
            (Opcode.CallMethod0, "sdra"), (Opcode.CallMethod1, "sdrar"), (Opcode.CallMethod2, "sdrarr"), (Opcode.CallMethod3, "sdrarrr"), (Opcode.CallMethod, "sdrakl"),
            (Opcode.LoadMethod, "sdra"), (Opcode.CallLoaded0, "sdrr"), (Opcode.CallLoaded1, "sdrrr"), (Opcode.CallLoaded2, "sdrrrr"), (Opcode.CallLoaded3, "sdrrrrr"), (Opcode.CallLoaded, "sdrrkl"),
            (Opcode.CallSpread, "sdrro"), (Opcode.CallIntrinsic, "sdxl"),
            (Opcode.BuildTuple, "dl"), (Opcode.BuildList, "dl"), (Opcode.ListToFill, "dri"), (Opcode.BuildSet, "sdl"), (Opcode.BuildDict, "sdl"), (Opcode.BuildSlice, "drro"), (Opcode.BuildString, "dl"),
            (Opcode.AppendList, "rr"), (Opcode.AppendSet, "sdrr"), (Opcode.AppendDict, "sdrrr"),
            (Opcode.ExtendList, "sdrr"), (Opcode.ExtendSet, "sdrr"), (Opcode.ExtendDict, "sdrr"), (Opcode.MergeKeywords, "sdrrr"),
            (Opcode.ListToTuple, "dr"), (Opcode.FormatValue, "sdrio"), (Opcode.MakeFunction, "dfoool"),
            (Opcode.GetIter, "sdr"), (Opcode.Next, "sdr"), (Opcode.NextToUnpack, "sdr"), (Opcode.Unpack, "sdri"), (Opcode.UnpackStarred, "sdrii"), (Opcode.Element, "dri"),
            (Opcode.Yield, "sdro"), (Opcode.GetYieldFromIter, "sdr"), (Opcode.Send, "sdrr"), (Opcode.ThrowInto, "sdrr"), (Opcode.TakeStopValue, "d"),
            (Opcode.Catch, "d"), (Opcode.MatchException, "sdrr"), (Opcode.PushHandled, "dr"), (Opcode.PopHandled, "r"), (Opcode.Poll, "sd"),
            (Opcode.Jump, "j"), (Opcode.Branch, "rjj"), (Opcode.BranchEnd, "rjj"), (Opcode.Return, "r"), (Opcode.Raise, "sdr"), (Opcode.Reraise, "rj"), (Opcode.Unreachable, ""), (Opcode.LoadConstant, "dc"), (Opcode.Line, ""),
        ])
        {
            table[(int)opcode] = format;
        }
        return table;
    }

    // Words before a list, or of the whole instruction.
    static readonly byte[] lengths = Array.ConvertAll(formats, format =>
    {
        var length = 1;
        foreach (var part in format)
        {
            length += part is 'j' or 'c' ? 2 : 1;
        }
        return (byte)(format.EndsWith('l') ? 0x80 | length : length);
    });

    /// <summary>How many words the instruction has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int LengthOf(ref ushort instruction)
    {
        int length = lengths[instruction];
        return (length & 0x80) == 0 ? length : LengthWithList(ref instruction, length & 0x7f);
    }

    static int LengthWithList(ref ushort instruction, int fixedLength) => fixedLength + Unsafe.Add(ref instruction, fixedLength - 1);
}
