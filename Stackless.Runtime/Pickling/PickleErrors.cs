// The exceptions of the module pickle.
namespace Stackless.Runtime;

[PyType("PickleError", Base = "Exception", Module = "_pickle", Subclassable = true, HasDict = true)]
partial class PickleError : PyBaseException
{
    internal PickleError(int shapeId) : base(shapeId)
    {
    }
}

[PyType("PicklingError", Base = "PickleError", Module = "_pickle", Subclassable = true, HasDict = true)]
sealed partial class PicklingError : PickleError
{
    internal PicklingError(int shapeId) : base(shapeId)
    {
    }
}

[PyType("UnpicklingError", Base = "PickleError", Module = "_pickle", Subclassable = true, HasDict = true)]
sealed partial class UnpicklingError : PickleError
{
    internal UnpicklingError(int shapeId) : base(shapeId)
    {
    }
}
