// One function as the evaluator runs it: instructions, constants, and what a suspension needs to know of each site. Made by the compiler.
// What changes in it is how warm it is, and the emitted bodies that it gets once.
// Registers are the IR's locals, the parameters first; frames are laid out as those of emitted code, which can go on from one of ours and we from one of its.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EvaluatedFunction
{
    public required CodeHeader Header { get; init; }
    public string QualifiedName => Header.Texts.QualifiedName;

    public required ushort[] Words { get; init; }
    public required Value[] Constants { get; init; }
    public required int RegisterCount { get; init; }

    /// <summary>By site: where its instruction is. That of the entry is the first one.</summary>
    public required int[] SiteStarts { get; init; }

    /// <summary>The site of an instruction. Its word holds the low 16 bits of the number; of a function with more sites, the one that is there has it.</summary>
    internal int SiteAt(ref ushort instruction)
    {
        int site = Unsafe.Add(ref instruction, 1);
        if (SiteStarts.Length > 0x1_0000)
        {
            var place = (int)(Unsafe.ByteOffset(ref Words[0], ref instruction) / sizeof(ushort));
            while (SiteStarts[site] != place)
            {
                site += 0x1_0000;
            }
        }
        return site;
    }

    /// <summary>By site: where the handler of exceptions is, or -1.</summary>
    public required int[] SiteHandlers { get; init; }

    /// <summary>By site: the slots that are live at a suspension there; null if there is none.</summary>
    public required ushort[]?[] SiteLive { get; init; }

    /// <summary>By slot of a frame: the register that is kept there.</summary>
    public required ushort[] SlotRegisters { get; init; }

    /// <summary>What <see cref="CodeSites"/> reads; made when it is first asked for.</summary>
    public required Func<string> EncodeSites { get; init; }

    /// <summary>By block of the IR: where it starts, and the number of its handler's block, or -1.</summary>
    public required int[] BlockStarts { get; init; }
    public required int[] BlockHandlers { get; init; }

    /// <summary>By register: the variable's name, with <see cref="CellMark"/> before it if the register holds its cell; null for a temporary.</summary>
    public required string?[] RegisterNames { get; init; }

    public const char CellMark = '&';

    /// <summary>Set by the module.</summary>
    public EvaluatedModule Module { get; internal set; } = null!;

    /// <summary>With stops: run by a TraceFrame only.</summary>
    internal bool IsTraced { get; init; }

    /// <summary>Which of its module's functions it is.</summary>
    internal int Number;

    public int ParameterCount => Header.ParameterCount;

    internal bool IsGenerator => (Header.Flags & CodeFlags.IsGenerator) != 0;

    /// <summary>Entries and turns of loops until it is worth emitting.</summary>
    internal int Heat;

    /// <summary>It is in a loop that is to go on in the emitted code.</summary>
    public bool IsWarmByLoop { get; internal set; }

    /// <summary>The emitted bodies, once there are some: those who come by the evaluator's entries, which they have kept, are sent on to them.</summary>
    internal nint EmittedBody, EmittedResume;

    /// <summary>By some thread, just now.</summary>
    internal bool IsBeingEmitted;

    readonly EntryHolders holders = new();

    /// <summary>Somebody keeps a copy of where the function is entered.</summary>
    internal void Tell(IEntryHolder holder)
    {
        if (EmittedBody == 0)
        {
            holders.Add(holder);
        }
        // Emitted just now, or before.
        if (Volatile.Read(ref EmittedBody) != 0)
        {
            holder.Follow(this);
        }
    }

    /// <summary>Calls enter the emitted bodies from now on.</summary>
    internal void Become(nint body, nint resume, Type emittedClass)
    {
        EmittedClass = emittedClass;
        EmittedResume = resume;
        Volatile.Write(ref EmittedBody, body);
        holders.Tell(this);
        // Loops look again.
        Heat = 0;
    }

    // What keeps the emitted code alive.
    internal Type? EmittedClass;

    /// <summary>The registers fit the window that every entry has.</summary>
    internal bool IsSmall => RegisterCount <= Evaluator.SmallWindow;
}
