module.exports = {
	...require('./dist/credentials/ZoomRegistrantsAppOAuth2Api.credentials.js'),
	...require('./dist/credentials/ZoomRegistrantsOAuth2Api.credentials.js'),
	...require('./dist/credentials/ZoomRegistrantsServerToServerOAuth2Api.credentials.js'),
	...require('./dist/nodes/ZoomRegistrants/ZoomRegistrants.node.js'),
	...require('./dist/nodes/ZoomRegistrantsTrigger/ZoomRegistrantsTrigger.node.js'),
};
