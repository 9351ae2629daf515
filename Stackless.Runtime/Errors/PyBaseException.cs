// An exception object: arguments, traceback, and the chain of causes. Every exception may be given attributes, so the overflow
// slots are in the base. Types with fields of their own (OSError, StopIteration, SyntaxError ...) derive in Exceptions.*.cs.
// Invariant: following Context never comes back to where it started (SetContext cuts the circle, as CPython does).
namespace Stackless.Runtime;

[PyType("BaseException", Subclassable = true, HasDict = true)]
public partial class PyBaseException : PyObject
{
    Value[]? attributes;

    public PyTuple Args = PyTuple.Empty;

    /// <summary>The traceback object, or null: none yet.</summary>
    public PyObject? Traceback;
    public PyBaseException? Context;
    public PyBaseException? Cause;
    public bool SuppressContext;

    /// <summary>It has been raised: there is more to it than its arguments and attributes.</summary>
    internal bool HasCircumstances => Traceback is not null || Context is not null || Cause is not null || SuppressContext;

    protected internal PyBaseException(int shapeId) : base(shapeId)
    {
    }

    internal sealed override ref Value[]? AttributeSlots => ref attributes;

    internal override bool HasPlainAttributes => true;

    /// <summary>A new exception, as if its type had been called, without running any Python code.</summary>
    public static PyBaseException Create(PyType type, Value[] arguments)
    {
        var exception = (PyBaseException)type.Allocate();
        exception.Args = PyTuple.Of(arguments);
        exception.TakeArguments(arguments);
        return exception;
    }

    /// <summary>Fills the fields that a type derives from its arguments.</summary>
    protected virtual void TakeArguments(Value[] arguments)
    {
    }

    /// <summary>What a raise inside an except block does: the handled exception becomes the new one's context.</summary>
    public void SetContext(PyBaseException? handled)
    {
        if (handled is null || ReferenceEquals(handled, this))
        {
            return;
        }
        // If this exception is already somewhere behind the handled one, cut it out there. The second pointer moves at half
        // speed and ends the walk in a circle that was made through __context__ assignments.
        var slow = handled;
        var isSlowTurn = false;
        for (var at = handled; at.Context is { } next; at = next)
        {
            if (ReferenceEquals(next, this))
            {
                at.Context = null;
                break;
            }
            if (isSlowTurn)
            {
                slow = slow.Context!;
                if (ReferenceEquals(slow, next))
                {
                    break;
                }
            }
            isSlowTurn = !isSlowTurn;
        }
        Context = handled;
    }
}
