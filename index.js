module.exports = {
	...require('./dist/credentials/ZoomRegistrantsOAuth2Api.credentials.js'),
	...require('./dist/credentials/ZoomRegistrantsServerToServerOAuth2Api.credentials.js'),
	...require('./dist/nodes/ZoomRegistrants/ZoomRegistrants.node.js'),
};
