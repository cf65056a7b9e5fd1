// Where does a page connect? To where it came from, at once.
//
// Streamlit asks two addresses first whether the server is there, on a page below the root first in vain; what they
// say of a page around this one does not concern us: there may be none. It still asks, beside the connection.
window.__streamlit = {
  BACKEND_BASE_URL: location.origin,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
};
